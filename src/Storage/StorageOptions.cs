using Nexus.Storage.Journal;
using Nexus.Storage.Nodes;

namespace Nexus.Storage;

/// <summary>How a silo uses its database.</summary>
public sealed class StorageOptions
{
    /// <summary>An Npgsql connection string.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Whether the schema is brought up to date when the host starts.</summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>How long to wait for a connection, rounded up to whole seconds.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait for one answer, rounded up to whole seconds.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How many connections reads may use at once.</summary>
    public int MaxReadConnections { get; set; } = 20;

    /// <summary>How many connections searches may use at once.</summary>
    public int MaxSearchConnections { get; set; } = 6;

    public JournalOptions Journal { get; set; } = new();

    public NodeLeaseOptions NodeLease { get; set; } = new();
}
