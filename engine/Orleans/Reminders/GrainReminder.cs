using Orleans.Runtime;

namespace Orleans.Embedded;

[Immutable]
internal sealed record GrainReminder(GrainId GrainId, string ReminderName, string ETag) : IGrainReminder;
