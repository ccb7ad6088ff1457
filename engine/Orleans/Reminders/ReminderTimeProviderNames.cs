namespace Orleans.Reminders;

/// <summary>Under which key the services have the time that reminders go by; it is the silo's unless registered otherwise.</summary>
public static class ReminderTimeProviderNames
{
    public const string Reminders = "Orleans.Reminders";
}
