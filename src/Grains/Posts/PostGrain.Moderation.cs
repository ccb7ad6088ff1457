using Nexus.Grains.Errors;
using Nexus.Grains.Moderation;
using Nexus.Grains.Text;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    public async Task<long> ReportAsync(UserId reporter, string reason)
    {
        var accepted = WrittenText.AcceptReason(reason);
        await RequireVisibleAsync(reporter);
        await _ids.ReadyAsync();
        var report = new ReportPost(_ids.Next(), Id, reporter, accepted, _time.GetStoredNow());
        var open = await _committer.CommitAsync(report) ?? throw NoSuchPost();
        if (open == report.Report)
            _moderators.NoteReport();
        return open;
    }

    public async Task DismissReportAsync(ReportDismissal act)
    {
        if (act.Moderator is { } moderator)
            await _moderators.RequireAsync(moderator);
        var reason = WrittenText.AcceptReason(act.Reason);
        switch (await _committer.CommitAsync(new DismissReport(act.Report, Id, act.Moderator, reason, _time.GetStoredNow())))
        {
            case Dismissal.NoSuchReport:
                throw new NotFoundException("There is no such report.");
            case Dismissal.ClosedBefore:
                throw new ConflictException(null, "The report was closed with its post.");
            case Dismissal.Dismissed:
                _moderators.Note(ModerationAct.DismissReport, act.Moderator, Id.Value);
                break;
        }
    }

    public async Task RemoveAsync(PostRemoval act)
    {
        var role = await _moderators.RequireAsync(act.Moderator);
        var reason = WrittenText.AcceptReason(act.Reason);
        var state = await FindVisibleAsync(new Viewer(act.Moderator, role)) ?? throw NoSuchPost();
        // Where it has been removed already nothing changes, but somebody may not have been told.
        var deletion = await EndAsync(state, new DeletePost(Id, state.Author, _time.GetStoredNow(), new Removal(act.Moderator, reason)));
        await GrainFactory.GetGrain<IUserGrain>(state.Author.Value).OnPostRemovedAsync(Id, deletion);
        if (deletion.Changed)
            _moderators.Note(ModerationAct.RemovePost, act.Moderator, Id.Value);
    }
}
