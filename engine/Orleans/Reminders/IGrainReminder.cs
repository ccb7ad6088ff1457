namespace Orleans.Runtime;

/// <summary>A reminder as its grain registered it; good until it is registered anew.</summary>
public interface IGrainReminder
{
    string ReminderName { get; }
}
