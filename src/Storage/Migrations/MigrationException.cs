namespace Nexus.Storage.Migrations;

/// <summary>The database's schema is not one that this program can bring up to date; the message says why.</summary>
public sealed class MigrationException(string message) : Exception(message);
