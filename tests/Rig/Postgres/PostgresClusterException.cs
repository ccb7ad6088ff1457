namespace Nexus.Rig.Postgres;

/// <summary>A private cluster could not be made or started; the message is one line that says what to do.</summary>
public sealed class PostgresClusterException(string message) : Exception(message);
