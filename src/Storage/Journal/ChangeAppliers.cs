using Nexus.Storage.Journal.Appliers;

namespace Nexus.Storage.Journal;

/// <summary>Every kind of change, in the order in which a batch applies them: a row before what refers to it, notifications (see <see cref="NotificationStatement"/>) last.</summary>
internal static class ChangeAppliers
{
    public static IReadOnlyList<ChangeApplier> All { get; } =
    [
        new CreateAccountApplier(),
        new CreateUserApplier(),
        new UpdateProfileApplier(),
        new OpenSessionApplier(),
        new GrantRoleApplier(),
        new RotateSessionApplier(),
        new RevokeSessionApplier(),
        new RevokeSessionsApplier(),
        new ReplacePasswordApplier(),
        new StartLeavingApplier(),
        new SuspendUserApplier(),
        new VerifyEmailApplier(),
        new QueueMailApplier(),
        new CreatePostApplier(),
        new AddCommentApplier(),
        new EditCommentApplier(),
        new DeleteCommentApplier(),
        new EditPostApplier(),
        new ReportPostApplier(),
        new DismissReportApplier(),
        new DeletePostApplier(),
        new SettleHashtagsApplier(),
        new EndSettlingApplier(),
        new ClearPostApplier(),
        new EdgeApplier(),
        new MarkNotificationsReadApplier(),
    ];

    private static readonly Dictionary<Type, ChangeApplier> s_byKind =
        All.SelectMany(applier => applier.Kinds, (applier, kind) => (applier, kind)).ToDictionary(pair => pair.kind, pair => pair.applier);

    /// <exception cref="NotSupportedException">Nobody writes changes of this kind.</exception>
    public static void EnsureKnown(Change change) => Of(change);

    public static ChangeApplier Of(Change change) =>
        s_byKind.TryGetValue(change.GetType(), out var applier)
            ? applier
            : throw new NotSupportedException($"No applier writes changes of kind {change.GetType().Name}.");
}
