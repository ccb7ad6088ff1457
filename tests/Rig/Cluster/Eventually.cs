using Xunit;

namespace Nexus.Rig.Cluster;

/// <summary>For what happens after an answer and tells nobody: asks until the answer is as expected, and fails with the last one.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    public static async Task EqualAsync<T>(T expected, Func<Task<T>> read)
    {
        var start = TimeProvider.System.GetTimestamp();
        var actual = await read();
        while (!Equals(expected, actual) && TimeProvider.System.GetElapsedTime(start) < s_patience)
        {
            await Task.Delay(s_pause);
            actual = await read();
        }

        Assert.Equal(expected, actual);
    }
}
