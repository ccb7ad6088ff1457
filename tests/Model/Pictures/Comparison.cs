namespace Nexus.Model.Tests.Pictures;

/// <summary>A question that both sides are asked, and what each of them says.</summary>
internal sealed record Difference(string Question, string Expected, string Actual)
{
    public override string ToString() => $"{Question}\n  expected {Expected}\n  but is   {Actual}";
}

/// <summary>Gathers where what the system says is not what the reference says.</summary>
internal sealed class Comparison
{
    private readonly List<Difference> _differences = [];

    public IReadOnlyList<Difference> Differences => _differences;

    public void Equal(string question, string expected, string actual)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
            _differences.Add(new Difference(question, expected, actual));
    }
}
