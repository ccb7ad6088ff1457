namespace Nexus.Storage.Journal;

/// <summary>Something that becomes true in PostgreSQL. Applying it twice is the same as applying it once.</summary>
public abstract record Change;

/// <inheritdoc cref="Change"/>
public abstract record Change<TOutcome> : Change;

/// <summary>A counter's value after a commit. A greater <paramref name="Version"/> is the later one.</summary>
public readonly record struct Count(long Value, long Version);
