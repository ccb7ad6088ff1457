namespace Nexus.Storage.Reminders;

/// <summary>
/// A row of <c>reminders</c>: <paramref name="GrainId"/> is woken at <paramref name="StartAt"/> (microseconds) and then every <paramref name="Period"/>;
/// <paramref name="Hash"/> is its place on the ring that silos share out.
/// </summary>
public sealed record ReminderRow(string GrainId, string Name, uint Hash, DateTimeOffset StartAt, TimeSpan Period, long Version = 0);
