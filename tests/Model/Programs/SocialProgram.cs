using System.Text;

namespace Nexus.Model.Tests.Programs;

/// <summary>What some people do, one after the other.</summary>
internal sealed record SocialProgram(int Seed, IReadOnlyList<Step> Steps)
{
    /// <summary>The text that a step writes. What is a name carries a suffix that only this run's people and hashtags have.</summary>
    public static string TextOf(Step step, string suffix = "", string word = "")
    {
        var text = new StringBuilder(step.Act switch
        {
            Act.WriteNothing => " ",
            Act.EditPost or Act.EditComment => $"edit {step.Variant}",
            Act.Comment => Names.Comment(step.Key),
            _ => Names.Post(step.Key),
        });
        if (step.Act is Act.Write or Act.EditPost && word.Length > 0)
            text.Append(' ').Append(word);
        foreach (var person in step.Mentions)
            text.Append(" @").Append(Names.Person(person)).Append(suffix);
        foreach (var tag in step.Tags)
            text.Append(" #").Append(Names.Tag(tag, step.Variant)).Append(suffix);
        return text.ToString();
    }

    public override string ToString() => string.Join('\n', Steps.Select(Describe));

    private static string Describe(Step step)
    {
        var who = Names.Person(step.Who);
        var whom = step.Whom == Step.None ? "" : Names.Person(step.Whom);
        return step.Act switch
        {
            Act.Follow => $"{who} follows {whom}",
            Act.Unfollow => $"{who} unfollows {whom}",
            Act.Accept => $"{who} accepts {whom}",
            Act.Reject => $"{who} rejects {whom}",
            Act.RemoveFollower => $"{who} removes the follower {whom}",
            Act.Block => $"{who} blocks {whom}",
            Act.Unblock => $"{who} unblocks {whom}",
            Act.Mute => $"{who} mutes {whom}",
            Act.Unmute => $"{who} unmutes {whom}",
            Act.BePrivate => $"{who} becomes private",
            Act.BePublic => $"{who} becomes public",
            Act.Write => DescribeWriting(step),
            Act.WriteNothing => $"{who} writes an empty text",
            Act.EditPost => $"{who} edits {Names.Post(step.On)}: \"{TextOf(step)}\"",
            Act.DeletePost => $"{who} deletes {Names.Post(step.On)}",
            Act.Like => $"{who} likes {Names.Post(step.On)}",
            Act.Unlike => $"{who} unlikes {Names.Post(step.On)}",
            Act.Repost => $"{who} reposts {Names.Post(step.On)}",
            Act.UndoRepost => $"{who} undoes the repost of {Names.Post(step.On)}",
            Act.Bookmark => $"{who} bookmarks {Names.Post(step.On)}",
            Act.RemoveBookmark => $"{who} removes the bookmark of {Names.Post(step.On)}",
            Act.Comment => DescribeComment(step),
            Act.EditComment => $"{who} edits {Names.Comment(step.On)}: \"{TextOf(step)}\"",
            Act.DeleteComment => $"{who} deletes {Names.Comment(step.On)}",
            Act.LikeComment => $"{who} likes {Names.Comment(step.On)}",
            Act.UnlikeComment => $"{who} unlikes {Names.Comment(step.On)}",
            Act.MarkRead => step.UpTo == Step.None ? $"{who} marks all notifications as read" : $"{who} marks notifications as read from number {step.UpTo} on",
            Act.Look => $"{who} looks at feed and notifications",
            Act.Leave => $"{who} leaves",
            Act.Suspend => $"{who} suspends {whom}",
            Act.Lift => $"{who} lifts the suspension of {whom}",
            _ => $"{who} removes {Names.Post(step.On)}",
        };
    }

    private static string DescribeWriting(Step step) =>
        $"{Names.Person(step.Who)} writes {Names.Post(step.Number)}{(step.ForFollowers ? " for followers" : "")}: \"{TextOf(step)}\""
        + (step.To == Step.None ? "" : $", quoting {Names.Post(step.To)}") + DescribeKey(step);

    private static string DescribeComment(Step step) =>
        $"{Names.Person(step.Who)} comments {Names.Comment(step.Number)} on {Names.Post(step.On)}"
        + (step.To == Step.None ? "" : $", replying to {Names.Comment(step.To)}") + DescribeKey(step);

    private static string DescribeKey(Step step) => step.Again == Step.None ? "" : $", with the idempotency key of step {step.Again}";
}
