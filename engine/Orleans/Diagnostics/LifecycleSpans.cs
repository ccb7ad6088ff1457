using System.Diagnostics;
using Orleans.Diagnostics;

namespace Orleans.Embedded;

/// <summary>Spans of what happens to an activation, by Orleans' names and tags, below the call that caused it. Where nobody listens there are none.</summary>
internal static class LifecycleSpans
{
    private static readonly ActivitySource Source = new(ActivitySources.LifecycleActivitySourceName);

    public static bool HasListeners => Source.HasListeners();

    public static Activity? Place(Invokable call) => HasListeners ? Source.StartActivity("place grain", ActivityKind.Internal, CauseOf(call)) : null;

    /// <summary>The activation that was there first, or null if the silo takes none any more; the candidate's span begins with its registration and ends when it is active.</summary>
    public static Activation? Register(Invokable call, Activation candidate)
    {
        if (!HasListeners)
            return candidate.Silo.Catalog.FindOrAdd(candidate.Id, candidate);
        var caller = Activity.Current;
        var activating = Source.StartActivity("activate grain", ActivityKind.Internal, CauseOf(call), TagsOf(candidate, candidate.Id.Type.ToString()));
        activating?.SetTag("orleans.activation.cause", "new");
        candidate.SetComponent(activating);
        Activation? found;
        using (Source.StartActivity("register directory entry", ActivityKind.Internal, activating?.Context ?? default, TagsOf(candidate)))
            found = candidate.Silo.Catalog.FindOrAdd(candidate.Id, candidate);
        Activity.Current = caller;
        return found;
    }

    public static void EndActivation(Activation activation, Exception? failure)
    {
        if (activation.GetComponent<Activity>() is not { } activating)
            return;
        activation.SetComponent<Activity>(null);
        if (failure is not null)
            activating.SetStatus(ActivityStatusCode.Error);
        var current = Activity.Current;
        activating.Stop();
        Activity.Current = current;
    }

    public static Activity? ExecuteActivate(Activation activation) => HasListeners
        ? Source.StartActivity("execute OnActivateAsync", ActivityKind.Internal, activation.GetComponent<Activity>()?.Context ?? default, TagsOf(activation, NameOf(activation)))
        : null;

    /// <param name="cause">The call that asked for it, if one did.</param>
    public static Activity? Deactivate(DeactivationReason reason, ActivityContext cause)
    {
        if (!HasListeners)
            return null;
        Activity.Current = null;
        return Source.StartActivity("deactivate grain", ActivityKind.Internal, cause, [new("orleans.grain.state", "Valid"), new("orleans.deactivation.reason", reason.ToString())]);
    }

    public static Activity? ExecuteDeactivate(Activation activation, DeactivationReason reason) => HasListeners
        ? Source.StartActivity("execute OnDeactivateAsync", ActivityKind.Internal, parentContext: default,
            [.. TagsOf(activation, NameOf(activation)), new("orleans.deactivation.reason", reason.ToString())])
        : null;

    public static void Fail(Activity? span, Exception exception)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("exception.type", exception.GetType().FullName);
        span?.SetTag("exception.message", exception.Message);
    }

    /// <summary>The span of the caller as the call carries it, or the current one.</summary>
    private static ActivityContext CauseOf(Invokable call) => ActivityPropagation.ParentOf(call.Context);

    private static string NameOf(Activation activation) => (string)activation.Class.Tag.Value!;

    private static List<KeyValuePair<string, object?>> TagsOf(Activation activation, string? grainType = null)
    {
        var tags = new List<KeyValuePair<string, object?>> { new("orleans.grain.id", activation.Id.ToString()) };
        if (grainType is not null)
            tags.Add(new("orleans.grain.type", grainType));
        tags.Add(new("orleans.silo.id", activation.Silo.Address.ToString()));
        return tags;
    }
}
