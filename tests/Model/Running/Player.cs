using System.Text.Json;
using Nexus.Model.Tests.Pictures;
using Nexus.Model.Tests.Programs;

namespace Nexus.Model.Tests.Running;

/// <summary>Does on the system what a step says.</summary>
internal sealed class Player(Cast cast, Calls calls)
{
    private static readonly Dictionary<Act, string> s_documents = new()
    {
        [Act.Follow] = Documents.OnAnother("follow"),
        [Act.Unfollow] = Documents.OnPerson("unfollow"),
        [Act.Accept] = Documents.OnPerson("acceptFollowRequest"),
        [Act.Reject] = Documents.OnPerson("rejectFollowRequest"),
        [Act.RemoveFollower] = Documents.OnPerson("removeFollower"),
        [Act.Block] = Documents.OnAnother("block"),
        [Act.Unblock] = Documents.OnPerson("unblock"),
        [Act.Mute] = Documents.OnAnother("mute"),
        [Act.Unmute] = Documents.OnPerson("unmute"),
        [Act.BePrivate] = Documents.SetPrivacy,
        [Act.BePublic] = Documents.SetPrivacy,
        [Act.Write] = Documents.CreatePost,
        [Act.WriteNothing] = Documents.CreatePost,
        [Act.EditPost] = Documents.EditPost,
        [Act.DeletePost] = Documents.DeletePost,
        [Act.Like] = Documents.OnPost("likePost"),
        [Act.Unlike] = Documents.OnPost("unlikePost"),
        [Act.Repost] = Documents.OnPost("repost"),
        [Act.UndoRepost] = Documents.OnPost("undoRepost"),
        [Act.Bookmark] = Documents.OnPost("bookmarkPost"),
        [Act.RemoveBookmark] = Documents.OnPost("removeBookmark"),
        [Act.Comment] = Documents.AddComment,
        [Act.EditComment] = Documents.EditComment,
        [Act.DeleteComment] = Documents.DeleteComment,
        [Act.LikeComment] = Documents.OnComment("likeComment"),
        [Act.UnlikeComment] = Documents.OnComment("unlikeComment"),
        [Act.Leave] = Documents.DeleteAccount,
        [Act.Suspend] = Documents.SuspendUser,
        [Act.Lift] = Documents.SuspendUser,
        [Act.Remove] = Documents.RemovePost,
    };

    private readonly SystemWords _words = new(cast);

    /// <summary>The answer, null where the step is about something that was never written; and whether there were attempts before whose answers were lost.</summary>
    public async Task<(string? Answer, bool IsRepeated)> PlayAsync(Step step)
    {
        if (VariablesOf(step) is not { } variables)
            return (null, false);
        var (answer, isRepeated) = await calls.SendAsync(cast.Caller(step.Who), s_documents[step.Act], variables);
        // Who has left can not leave again: the first attempt's answer was lost.
        if (Calls.RefusalOf(answer) is { } refusal)
            return (isRepeated && step.Act == Act.Leave ? Words.Done : refusal, isRepeated);
        var payload = answer.GetProperty("data").GetProperty("done");
        if (payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors)
            return (ToldOf(step, errors[0], isRepeated), isRepeated);
        return (ToldOf(step, payload), isRepeated);
    }

    /// <summary>Marks what a person is shown as read, up to one of the entries or all.</summary>
    public async Task MarkReadAsync(int who, string? upTo) =>
        await calls.SendAsync(cast.Caller(who), Documents.MarkRead, new Dictionary<string, object?> { ["id"] = upTo });

    private Dictionary<string, object?>? VariablesOf(Step step)
    {
        switch (step.Act)
        {
            case Act.BePrivate or Act.BePublic:
                return new() { ["isPrivate"] = step.Act == Act.BePrivate };
            case Act.Write or Act.WriteNothing:
                return step.To != Step.None && cast.FindWritten(step.To) is null ? null : new()
                {
                    ["text"] = TextOf(step), ["visibility"] = step.ForFollowers ? "FOLLOWERS" : "PUBLIC",
                    ["quoted"] = cast.FindWritten(step.To), ["key"] = $"step {step.Key}",
                };
            case <= Act.Unmute or Act.Suspend:
                return new() { ["id"] = cast.IdOf(step.Whom) };
            case Act.Lift:
                return new() { ["id"] = cast.IdOf(step.Whom), ["until"] = "2020-01-01T00:00:00Z" };
            case Act.Leave:
                return new() { ["password"] = Cast.Password };
        }

        if (cast.FindWritten(step.On) is not { } id)
            return null;
        return step.Act switch
        {
            Act.EditPost or Act.EditComment => new() { ["id"] = id, ["text"] = TextOf(step) },
            Act.Comment => step.To != Step.None && cast.FindWritten(step.To) is null
                ? null
                : new() { ["id"] = id, ["text"] = TextOf(step), ["to"] = cast.FindWritten(step.To), ["key"] = $"step {step.Key}" },
            _ => new() { ["id"] = id },
        };
    }

    private string TextOf(Step step) => SocialProgram.TextOf(step, cast.Suffix, cast.Word);

    private string ToldOf(Step step, JsonElement payload)
    {
        if (payload.TryGetProperty("user", out var user))
            return _words.Person(user);
        if (payload.TryGetProperty("post", out var post))
        {
            if (step.Act == Act.Write)
                cast.Learn(step.Number, post.GetProperty("id").GetString()!, Names.Post(step.Number));
            return _words.Marks(post);
        }

        if (payload.TryGetProperty("comment", out var comment))
        {
            if (step.Act == Act.Comment)
                cast.Learn(step.Number, comment.GetProperty("id").GetString()!, Names.Comment(step.Number));
            return _words.Comment(comment);
        }

        return Words.Done;
    }

    private static string ToldOf(Step step, JsonElement error, bool isRepeated)
    {
        var kind = error.GetProperty("__typename").GetString()!;
        // The answer of an attempt was lost with a silo, which had deleted it.
        if (isRepeated && kind == Words.NotFound && step.Act is Act.DeletePost or Act.DeleteComment)
            return Words.Done;
        return error.TryGetProperty("field", out var field) ? $"{kind} {field.GetString()}" : kind;
    }
}
