namespace Orleans.Runtime;

/// <summary>The table of reminders refused a change, because the reminder was registered anew meanwhile.</summary>
public sealed class ReminderException(string message) : OrleansException(message);
