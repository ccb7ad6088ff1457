using Nexus.Grains.Hydration;

namespace Nexus.Grains.Tests.Hydration;

public sealed class PendingEdgesTests
{
    [Fact]
    public async Task Who_wants_the_same_shares_one_change_and_the_opposite_waits()
    {
        var edges = new PendingEdges<int, string>();
        var (add, remove) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        var begun = new List<string>();

        var first = edges.SetAsync(1, true, () => Begin("add", add));
        var second = edges.SetAsync(1, true, () => Begin("add again", add));
        var third = edges.SetAsync(1, false, () => Begin("remove", remove));
        var elsewhere = edges.SetAsync(2, false, () => Begin("remove elsewhere", remove));

        Assert.Same(first, second);
        Assert.Equal(["add", "remove elsewhere"], begun);
        Assert.Equal(1, edges.Adding);
        add.SetException(new InvalidOperationException("refused"));
        remove.SetResult("removed");
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(("removed", "removed"), (await third, await elsewhere));
        Assert.Equal(["add", "remove elsewhere", "remove"], begun);
        Assert.False(edges.Contains(1));
        Assert.Equal(0, edges.Adding);

        Task<string> Begin(string name, TaskCompletionSource<string> outcome)
        {
            begun.Add(name);
            return outcome.Task;
        }
    }
}
