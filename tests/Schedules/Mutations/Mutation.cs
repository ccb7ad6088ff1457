namespace Nexus.Schedules;

/// <summary>A mistake in one place of the engine's source.</summary>
/// <param name="File">Below engine/Orleans.</param>
/// <param name="Right">What stands there, once.</param>
/// <param name="Wrong">What stands there in the mutant.</param>
public sealed record Mutation(string Name, string File, string Right, string Wrong)
{
    public static readonly IReadOnlyList<Mutation> All =
    [
        new("The directory looks, and then adds", "Clusters/GrainDirectory.cs",
            "var found = _activations.GetOrAdd(id, candidate);",
            "var found = _activations[id] = candidate;"),
        new("A silo that has left takes one more activation", "Activations/Catalog.cs",
            "return _closed ? null : silo",
            "return silo"),
        new("A mailbox goes to rest without looking again", "Activations/Mailbox.cs",
            """
                    lock (this)
                        return _scheduled = _work.Count > 0 && !_frozen;
            """,
            """
                    bool more;
                    lock (this)
                        more = _work.Count > 0 && !_frozen;
                    SchedulePoint.Reach("Mailbox.Rest", this);
                    lock (this)
                        return _scheduled = more;
            """),
        new("Who has run a call answers it, whoever else has", "Calls/Invokable.cs",
            "        return TryClaim();",
            "        return TryClaim() || true;"),
        new("Who cancels a call answers it, whoever else has", "Calls/CallCancellation.cs",
            """
                    if (!_call.TryClaim())
                        return;
            """,
            "_call.TryClaim();"),
        new("A mailbox that was frozen before its first turn opens", "Activations/Mailbox.cs",
            "else if (!_opening && HasMore())",
            "else if (!_opening)"),
        new("An activation ends while turns run", "Activations/ActivationLifecycle.cs",
            "if (State != ActivationState.Active || !activation.Mailbox.IsQuiet)",
            "if (State != ActivationState.Active)"),
        new("Calls are handed over before the activation has left the directory", "Activations/ActivationLifecycle.cs",
            """
                    activation.Silo.Catalog.Remove(activation);
                    activation.Silo.Instruments.Destroyed(activation.Class);
                    State = ActivationState.Gone;
            """,
            """
                    State = ActivationState.Gone;
            """),
        new("A killed silo leaves its callers waiting", "Activations/Mailbox.Admission.cs",
            """
                        for (var turn = _running; turn is not null; turn = turn.NextRunning)
                            left.Add(turn);
            """,
            ""),
        new("A turn that ends lets nobody in", "Activations/Mailbox.cs",
            "            schedule = AdmitWaiting();",
            "            schedule = false;"),
        new("What only reads runs beside what writes", "Activations/Mailbox.Admission.cs",
            "(other.Options & turn.Options & TurnOptions.ReadOnly) == 0",
            "((other.Options | turn.Options) & TurnOptions.ReadOnly) == 0"),
        new("Calls overtake each other", "Activations/Mailbox.Admission.cs",
            "(_waiting ??= []).Add(turn);",
            "(_waiting ??= []).Insert(0, turn);"),
        new("A one-way call holds its chain open", "Calls/Invokable.cs",
            "Sender is not null && (Options & TurnOptions.OneWay) == 0 && Context",
            "Sender is not null && Context"),
    ];

    public override string ToString() => Name;
}
