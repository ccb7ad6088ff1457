using System.Text.Json;
using Nexus.Grains.Visibility;
using Nexus.Storage.Exports;

namespace Nexus.Grains.Exports;

internal sealed class ExportGrain(IExportReads exports, Audience audience, TimeProvider time) : Grain, IExportGrain
{
    private const int PageSize = 200;

    public Task<IReadOnlyList<string>> ListKindsAsync() => Task.FromResult<IReadOnlyList<string>>(exports.Kinds.Select(kind => kind.Name).ToArray());

    public async Task<ExportPage> ReadAsync(string kind, long after)
    {
        var user = new UserId(this.GetPrimaryKeyLong());
        var rows = await exports.ReadAsync(user, kind, after, PageSize, CancellationToken.None);
        var entries = exports.Kinds.Single(known => known.Name == kind).Naming is { } naming
            ? await NameAsync(user, naming, rows.Entries)
            : rows.Entries.Select(row => row.Entry).ToArray();
        return new ExportPage(entries, rows.Next);
    }

    /// <summary>Puts into each entry the name of whom it is about, or null.</summary>
    private async Task<string[]> NameAsync(UserId user, ExportNaming naming, IReadOnlyList<ExportRow> rows)
    {
        var now = time.GetUtcNow();
        var people = new Dictionary<UserId, PersonFacts>();
        foreach (var person in rows.Select(row => row.Person).OfType<ExportedPerson>())
            people[person.Id] = new PersonFacts(PersonFacts.StatusOf(person.LeavingAt is not null, person.SuspendedUntil, now), person.IsPrivate);
        // In what is their own a moderator sees what anybody would.
        var named = await audience.FilterNamedAsync(new Viewer(user), people, naming.IsOwnChoice);
        return [.. rows.Select(row => Splice(naming.Property, row.Person is { } person && named.Contains(person.Id) ? person.Username : null, row.Entry))];
    }

    private static string Splice(string property, string? name, string entry) => $"{{\"{property}\" : {JsonSerializer.Serialize(name)}, {entry[1..]}";
}
