using Microsoft.Extensions.Logging;
using Nexus.Grains.Errors;
using Nexus.Grains.Users;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Moderation;

/// <summary>Who may moderate, and whom: by roles as they are stored, because tokens and memory may be of a moment ago. What was done is logged and counted.</summary>
internal sealed partial class Moderators(IAccountReads accounts, ModerationMetrics metrics, ILogger<Moderators> logger)
{
    /// <summary>The role of somebody who moderates.</summary>
    /// <exception cref="ForbiddenException">The person does not.</exception>
    public async Task<Role> RequireAsync(UserId person)
    {
        var role = (Role)await accounts.LoadRoleAsync(person, CancellationToken.None);
        return role >= Role.Moderator ? role : throw new ForbiddenException("Only moderators can do this.");
    }

    /// <exception cref="ForbiddenException">The moderator is none, or not above the other: members are below moderators, these below administrators.</exception>
    public async Task RequireAboveAsync(UserId moderator, UserId other)
    {
        var role = await RequireAsync(moderator);
        if ((Role)await accounts.LoadRoleAsync(other, CancellationToken.None) >= role)
            throw new ForbiddenException("Moderators can do this to members, administrators to moderators too.");
    }

    /// <summary>An act that has been committed; an operator's, where no moderator is named.</summary>
    public void Note(ModerationAct act, UserId? moderator, long subject)
    {
        metrics.Count(act);
        LogAct(act, subject, moderator?.ToString() ?? "an operator");
    }

    /// <summary>A report that is new.</summary>
    public void NoteReport() => metrics.CountReport();

    [LoggerMessage(EventId = 2601, Level = LogLevel.Information, Message = "Moderation: {Act} of {Subject} by {Moderator}")]
    private partial void LogAct(ModerationAct act, long subject, string moderator);
}
