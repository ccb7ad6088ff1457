using System.Text;

namespace Nexus.Schedules;

/// <summary>A small program: silos, and clients that do one thing after the other.</summary>
internal sealed class Plan
{
    public required int Silos { get; init; }

    public required IReadOnlyList<IReadOnlyList<Step>> Clients { get; init; }

    public required IReadOnlyList<Call> Calls { get; init; }

    /// <summary>Activations of fragile actors that fail, by their order.</summary>
    public required IReadOnlySet<int> FailingActivations { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine($"{Silos} silos");
        for (var client = 0; client < Clients.Count; client++)
        {
            text.AppendLine($"client {client}:");
            Write(text, Clients[client], "  ");
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, IReadOnlyList<Step> steps, string indent)
    {
        foreach (var step in steps)
        {
            text.Append(indent).AppendLine($"{step}");
            Call[] calls = step switch
            {
                Ask { Call: var call } => [call],
                AskInChain { Call: var call } => [call],
                AskAndCancel { Call: var call } => [call],
                Say { Call: var call } => [call],
                AskBoth both => [both.First, both.Second],
                _ => [],
            };
            foreach (var call in calls)
                Write(text, call.Body, indent + "  ");
        }
    }
}
