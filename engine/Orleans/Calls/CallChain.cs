using System.Text;

namespace Orleans.Embedded;

/// <summary>Says for a call that timed out who was waiting for whom.</summary>
internal static class CallChain
{
    public static string Describe(Turn turn)
    {
        var text = new StringBuilder("Response did not arrive on time for ").Append(turn.Describe())
            .Append(" to ").Append(turn.Target?.Id.ToString() ?? "a grain that could not be reached");
        if (turn is Invokable { Sender: { } sender })
            text.Append(" from ").Append(sender.Id);
        var seen = new HashSet<CallTarget>();
        for (var target = turn.Target; target is not null && seen.Add(target); target = target.Mailbox.RunningSender())
            text.Append("; ").Append(target.Id).Append(target.Mailbox.DescribeRunning() is { } running ? $" was running {running}" : " was not running any call");
        return text.Append('.').ToString();
    }
}
