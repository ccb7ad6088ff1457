namespace Nexus.Orleans.Tests;

/// <summary>Shared on a call: it says that it never changes.</summary>
[GenerateSerializer, Immutable]
public sealed record ImmutableMessage([property: Id(0)] string Text, [property: Id(1)] int[] Numbers);

/// <summary>Copied on a call.</summary>
[GenerateSerializer]
public class MutableMessage
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<int> Numbers { get; set; } = [];

    [Id(2)]
    public MutableMessage? Next { get; set; }

    [Id(3)]
    public ImmutableMessage? Fixed { get; set; }

    /// <summary>Shared, because the member says so.</summary>
    [Id(4), Immutable]
    public int[] Constants { get; set; } = [];
}

[GenerateSerializer]
public sealed class DerivedMessage : MutableMessage
{
    [Id(0)]
    private readonly int[] _more = [1, 2];

    public int[] More => _more;
}

[GenerateSerializer]
public struct MessagePair
{
    [Id(0)]
    public MutableMessage First;

    [Id(1)]
    public int Second;
}

/// <summary>What it receives it changes, after it has kept it under a name for the test to look at.</summary>
public interface IChangingGrain : IGrainWithStringKey
{
    Task ChangeArray(int[] numbers);

    Task ChangeList(List<List<int>> numbers);

    Task ChangeDictionary(Dictionary<string, int[]> numbers);

    Task ChangeReadOnly(IReadOnlyList<int> numbers);

    Task ChangeMessage(MutableMessage message);

    Task ChangePair(MessagePair pair, (int, int[]) tuple);

    Task Keep(ImmutableMessage message, ImmutableMessage[] several);

    Task<List<int>> State();

    Task<MutableMessage> Echo(MutableMessage message);

    /// <summary>Answers what it was sent, after which it changes its own.</summary>
    Task<string> ChangeCollections(Collections collections);
}

public sealed class ChangingGrain : Grain, IChangingGrain
{
    private readonly List<int> _state = [1, 2, 3];

    public Task ChangeArray(int[] numbers) => Change(() => numbers[0] = 100);

    public Task ChangeList(List<List<int>> numbers) => Change(() => numbers[0].Add(100));

    public Task ChangeDictionary(Dictionary<string, int[]> numbers) => Change(() =>
    {
        Assert.Equal(1, numbers["A"][0]);
        numbers["a"][0] = 100;
        numbers["b"] = [];
    });

    public Task ChangeReadOnly(IReadOnlyList<int> numbers) => Change(() => ((int[])numbers)[0] = 100);

    public Task ChangeMessage(MutableMessage message) => Change(() =>
    {
        message.Text = "changed";
        message.Numbers.Add(100);
        message.Next?.Numbers.Add(100);
        if (message is DerivedMessage derived)
            derived.More[0] = 100;
    });

    public Task ChangePair(MessagePair pair, (int, int[]) tuple) => Change(() =>
    {
        pair.First.Text = "changed";
        tuple.Item2[0] = 100;
    });

    public Task Keep(ImmutableMessage message, ImmutableMessage[] several) => Change(() => Kept.By[this.GetPrimaryKeyString()] = [message, .. several]);

    public Task<List<int>> State() => Task.FromResult(_state);

    public Task<MutableMessage> Echo(MutableMessage message) => Task.FromResult(message);

    public Task<string> ChangeCollections(Collections collections)
    {
        var sent = collections.Describe();
        collections.Change();
        return Task.FromResult(sent);
    }

    private static Task Change(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}

/// <summary>What grains were handed, by their key; they and the tests are in one process.</summary>
public static class Kept
{
    public static System.Collections.Concurrent.ConcurrentDictionary<string, ImmutableMessage[]> By { get; } = [];
}

/// <summary>Calls a <see cref="IChangingGrain"/> from within the silo, where nothing is serialised; each method answers what it still holds.</summary>
public interface ISendingGrain : IGrainWithStringKey
{
    Task<int> SendArray();

    Task<int> SendList();

    Task<string> SendDictionary();

    Task<int> SendReadOnly();

    Task<string> SendMessage();

    Task<string> SendDerived();

    Task<string> SendPair();

    Task<bool> ImmutableIsShared();

    Task<bool> SharedPartsStayShared();

    Task<string> StateAfterChangeOfResult();

    /// <summary>What was held before, what arrived, and what is held after, which should be the same.</summary>
    Task<string[]> SendCollections();
}
