namespace Nexus.Oracle.Tests.Differences;

/// <summary>Something that the engine and graphql-js do not do alike.</summary>
/// <param name="Area">What was compared: <c>parse</c>, <c>print</c>, <c>validate</c>, <c>execute</c>, <c>variables</c> or <c>introspect</c>.</param>
/// <param name="Id">What kind of difference it is: what the list of allowed ones names.</param>
/// <param name="Case">Which document, and the document.</param>
public sealed record Difference(string Area, string Id, string Case, string Reference, string Engine)
{
    public override string ToString() => $"[{Area}] {Id}\n  graphql-js: {Reference}\n  engine:     {Engine}\n{Case}\n";
}
