using System.Runtime.CompilerServices;
using Orleans.Embedded;

namespace Nexus.Schedules;

/// <summary>What the engine's objects are about, for traces.</summary>
internal static class Subjects
{
    public static string Of(object subject) => subject switch
    {
        Invokable call => $"{call.Describe()}({(call.GetArgumentCount() > 0 ? call.GetArgument(0) : null)}) to {call.TargetId}",
        Turn turn => turn.Describe(),
        Mailbox mailbox => $"{Owner(mailbox).Id}",
        Silo silo => silo.Name,
        _ => $"{subject}",
    };

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<owner>P")]
    private static extern ref CallTarget Owner(Mailbox mailbox);
}
