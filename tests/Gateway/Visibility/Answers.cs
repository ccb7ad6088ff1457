using System.Collections.Concurrent;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>What one viewer got of one author's thing by one way.</summary>
internal readonly record struct Cell(string Viewer, string Author, string Thing, string Way)
{
    public override string ToString() => $"{Way} · {Author} author · {Thing} · {Viewer}";
}

internal sealed class Answers
{
    private readonly ConcurrentDictionary<Cell, string> _answers = [];

    public IEnumerable<Cell> Cells => _answers.Keys;

    public void Record(Cell cell, string answer) =>
        Assert.True(_answers.TryAdd(cell, answer) || _answers[cell] == answer, $"{cell}: {_answers[cell]}, and then {answer}");

    public string? Find(Cell cell) => _answers.GetValueOrDefault(cell);
}
