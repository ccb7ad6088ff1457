namespace Nexus.Rig.Postgres;

/// <summary>Where a private cluster lives and what it promises.</summary>
public sealed record PostgresClusterOptions(string Directory)
{
    /// <summary>Off, a crash of the machine may lose everything: for tests.</summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>Whether the directory goes when the server does: for tests.</summary>
    public bool RemoveAtEnd { get; init; }

    /// <summary>More server settings, each <c>name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
