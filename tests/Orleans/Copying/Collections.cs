namespace Nexus.Orleans.Tests;

/// <summary>One of every kind of collection that travels, with something in it that can be changed.</summary>
[GenerateSerializer]
public sealed class Collections
{
    [Id(0)]
    public HashSet<string> Set { get; set; } = new(StringComparer.OrdinalIgnoreCase) { "A", "b" };

    [Id(1)]
    public SortedSet<int> Sorted { get; set; } = [2, 1];

    [Id(2)]
    public Queue<int[]> Queue { get; set; } = new([[3], [4]]);

    [Id(3)]
    public Stack<int[]> Stack { get; set; } = new([[6], [5]]);

    [Id(4)]
    public SortedDictionary<string, int[]> Dictionary { get; set; } = new() { ["a"] = [7] };

    [Id(5)]
    public SortedList<string, int[]> List { get; set; } = new() { ["b"] = [8] };

    [Id(6)]
    public int[,] Matrix { get; set; } = { { 9, 10 }, { 11, 12 } };

    [Id(7)]
    public Memory<int> Memory { get; set; } = new([13]);

    [Id(8)]
    public ArraySegment<int> Segment { get; set; } = new([14]);

    [Id(9)]
    public Tuple<int, int[]> Tuple { get; set; } = new(0, [15]);

    [Id(10)]
    public KeyValuePair<string, int[]> Pair { get; set; } = new("c", [16]);

    [Id(11)]
    public object Anything { get; set; } = new List<int> { 17 };

    public string Describe() => string.Join(' ',
        Join(Set), Join(Sorted), Join(Queue.Select(static item => item[0])), Join(Stack.Select(static item => item[0])),
        $"a={Dictionary["a"][0]}", $"b={List["b"][0]}", Join(Matrix.Cast<int>()), Memory.Span[0], Segment[0], Tuple.Item2[0],
        $"{Pair.Key}={Pair.Value[0]}", Join((List<int>)Anything));

    public void Change()
    {
        Assert.False(Set.Add("a"));
        Set.Add("c");
        Sorted.Add(100);
        int[][] held = [Queue.Peek(), Stack.Peek(), Dictionary["a"], List["b"], Tuple.Item2, Pair.Value];
        foreach (var array in held)
            array[0] = 100;
        Matrix[0, 0] = 100;
        Memory.Span[0] = 100;
        Segment.AsSpan()[0] = 100;
        ((List<int>)Anything).Add(100);
    }

    private static string Join<T>(IEnumerable<T> items) => string.Join(',', items);
}
