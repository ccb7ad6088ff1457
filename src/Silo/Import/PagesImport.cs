using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Silo.Import;

/// <summary>What an import wrote, and what was there already from an earlier one.</summary>
internal sealed record ImportReport(int UsersWritten, int UsersPresent, int FollowsWritten, int FollowsPresent, RefusedLines Refused);

/// <summary>
/// Loads a network of pages and mutual links through the journal. User ids are made of the file's own, so that a repeated or continued import
/// writes nothing twice.
/// </summary>
internal sealed class PagesImport(IJournal journal, IUserReads users, IIdGenerator ids, TimeProvider time)
{
    private const int InFlight = 4_096;

    // Imported people carry the greatest node number, and milliseconds that count pages: before everybody who ever signs up.
    private const long ImportNode = 1023L << 12;

    private readonly DateTimeOffset _now = time.GetUtcNow();
    private readonly RefusedLines _refused = new();
    private int _usersWritten, _usersPresent, _followsWritten, _followsPresent;

    /// <param name="nodes">Path of a CSV file with the columns id, page_name and page_type.</param>
    /// <param name="edges">Path of a CSV file with the columns id_1 and id_2; each line is a follow in both directions.</param>
    /// <param name="progress">Told the kind of row and how many lines of that file have been dealt with.</param>
    public async Task<ImportReport> RunAsync(string nodes, string edges, Action<string, int> progress, CancellationToken cancellationToken)
    {
        var known = await ImportPagesAsync(nodes, done => progress("users", done), cancellationToken);
        await ImportLinksAsync(edges, known, done => progress("follows", done), cancellationToken);
        return new ImportReport(_usersWritten, _usersPresent, _followsWritten, _followsPresent, _refused);
    }

    private async Task<HashSet<long>> ImportPagesAsync(string path, Action<int> progress, CancellationToken cancellationToken)
    {
        var known = new HashSet<long>();
        var handles = new HashSet<string>(StringComparer.Ordinal);
        await RunBoundedAsync(PagesFile.ReadPages(path, _refused), progress, page =>
        {
            if (!known.Add(page.Id))
            {
                _refused.Add(path, page.Line, "the id stands there twice");
                return Task.CompletedTask;
            }
            // Handles are dealt out in the order of the file, so that every run deals them alike.
            return CreateUserAsync(page, PageName.ProposeHandles(page.Name, page.Id).GetEnumerator(), handles);
        }, cancellationToken);
        return known;
    }

    private async Task CreateUserAsync(PageLine page, IEnumerator<string> candidates, HashSet<string> handles)
    {
        var user = UserOf(page.Id);
        var displayName = page.Name.Length <= 50 ? page.Name : page.Name[..50].TrimEnd();
        while (!await journal.CommitAsync(new CreateUser(user, TakeHandle(candidates, handles), displayName, page.Kind, _now)))
        {
            if (await users.LoadUserAsync(user, followerBound: 0, CancellationToken.None) is not null)
            {
                Interlocked.Increment(ref _usersPresent);
                return;
            }
            // Somebody who is not of this file has that handle: the next one.
        }
        Interlocked.Increment(ref _usersWritten);
    }

    private static string TakeHandle(IEnumerator<string> candidates, HashSet<string> taken)
    {
        lock (taken)
        {
            do
                candidates.MoveNext();
            while (!taken.Add(candidates.Current));
            return candidates.Current;
        }
    }

    private async Task ImportLinksAsync(string path, HashSet<long> known, Action<int> progress, CancellationToken cancellationToken)
    {
        await RunBoundedAsync(PagesFile.ReadLinks(path, _refused), progress, link =>
        {
            if (link.First == link.Second)
                _refused.Add(path, link.Line, "a page cannot follow itself");
            else if (!known.Contains(link.First) || !known.Contains(link.Second))
                _refused.Add(path, link.Line, "there is no such page");
            else
                return Task.WhenAll(FollowAsync(link.First, link.Second), FollowAsync(link.Second, link.First));
            return Task.CompletedTask;
        }, cancellationToken);
    }

    private async Task FollowAsync(long follower, long followed)
    {
        // Ids of this run: only an edge that this run wrote has them.
        var edge = new AddEdge(EdgeKind.Follow, UserOf(follower).Value, UserOf(followed).Value, ids.Next(), _now);
        if ((await journal.CommitAsync(edge)).Changed)
            Interlocked.Increment(ref _followsWritten);
        else
            Interlocked.Increment(ref _followsPresent);
    }

    private static UserId UserOf(long page) => new(((page + 1) << 22) | ImportNode);

    /// <summary>Starts the work of every line in order, with a bound on what is under way.</summary>
    private static async Task RunBoundedAsync<TLine>(
        IEnumerable<TLine> lines, Action<int> progress, Func<TLine, Task> work, CancellationToken cancellationToken)
    {
        var underWay = new Queue<Task>(InFlight);
        var done = 0;
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            underWay.Enqueue(work(line));
            if (underWay.Count < InFlight)
                continue;
            await underWay.Dequeue();
            progress(++done);
        }
        while (underWay.TryDequeue(out var task))
        {
            await task;
            progress(++done);
        }
    }
}
