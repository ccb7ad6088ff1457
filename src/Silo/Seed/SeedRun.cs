using System.Threading.Channels;
using Nexus.Storage.Journal;
using Nexus.Storage.Seeding;

namespace Nexus.Silo.Seed;

/// <summary>Tells a story into a database: the next part is made up while the one before is being written.</summary>
internal sealed class SeedRun(SeedRows rows, SeedPlan plan, Story story)
{
    private readonly SortedDictionary<string, long> _written = new(StringComparer.Ordinal);

    /// <summary>How many rows the story has, by what they are, those of an earlier run included.</summary>
    public IReadOnlyDictionary<string, long> Written => _written;

    /// <param name="progress">Told how many posts are there.</param>
    /// <param name="cancellationToken">Cuts it off between two parts, or in the middle of one, which is then not there.</param>
    /// <exception cref="SeedRefusedException">The database is not for this story.</exception>
    public async Task RunAsync(Action<int> progress, CancellationToken cancellationToken)
    {
        var present = await rows.BeginAsync(plan, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parts = Channel.CreateBounded<SeedPart>(1);
        var telling = Task.Run(() => TellAsync(parts.Writer, stop.Token), CancellationToken.None);
        try
        {
            await WriteAsync(parts.Reader, present, progress, stop.Token);
        }
        finally
        {
            // Where writing has failed nobody takes the next part.
            await stop.CancelAsync();
            await telling;
        }

        await rows.FinishAsync(story.End(), cancellationToken);
    }

    private async Task TellAsync(ChannelWriter<SeedPart> parts, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var part in story.Tell())
                await parts.WriteAsync(part, cancellationToken);
            parts.Complete();
        }
        catch (Exception fault)
        {
            parts.Complete(fault);
        }
    }

    private async Task WriteAsync(ChannelReader<SeedPart> parts, int present, Action<int> progress, CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var part in parts.ReadAllAsync(cancellationToken))
        {
            if (++number > present)
                await rows.WriteAsync(number, part, cancellationToken);
            Count(part);
            progress((int)_written["posts"]);
        }
    }

    private void Count(SeedPart part)
    {
        foreach (var (what, count) in new[]
            { ("users", part.People.Count), ("posts", part.Posts.Count), ("comments", part.Comments.Count), ("notifications", part.Notifications.Count) })
            Add(what, count);
        foreach (var kind in part.Edges.CountBy(edge => edge.Kind))
            Add(NameOf(kind.Key), kind.Value);
    }

    private static string NameOf(EdgeKind kind) => kind switch
    {
        EdgeKind.FollowRequest => "follow requests",
        EdgeKind.CommentLike => "comment likes",
        _ => $"{kind}s".ToLowerInvariant(),
    };

    private void Add(string what, long count) => _written[what] = _written.GetValueOrDefault(what) + count;
}
