namespace Nexus.Rig.Invariants;

/// <summary>Something that is true of the database whenever nothing is under way. <paramref name="Sql"/> has a row, one text with ids, for each place where it is not.</summary>
public sealed record Invariant(string Name, string Sql);

/// <summary>Where an invariant does not hold.</summary>
public sealed record Violation(string Invariant, string Where);
