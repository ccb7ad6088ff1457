using System.Text.Json;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>Asks for the author: alone, in lists, and by what hangs on them.</summary>
internal sealed class PeopleReading(Onlooker onlooker)
{
    private const string Thing = "person";

    private readonly Circle _circle = onlooker.Circle;

    private Person Author => _circle.Author;

    private string Friend => onlooker.World.Friend.Id;

    public async Task AskAsync()
    {
        await AskAloneAsync();
        await AskListsAsync();
        await AskOwnListsAsync();
        await AskCountsAsync();
    }

    private async Task AskAloneAsync()
    {
        var node = await onlooker.AskAsync($"query($id: ID!) {{ node(id: $id) {{ ... on User {Selections.Person} }} }}", new { id = Author.Id });
        var nodes = await onlooker.AskAsync($"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on User {Selections.Person} }} }}", new { ids = new[] { Author.Id } });
        var user = await onlooker.AskAsync($"query($name: String!) {{ user(username: $name) {Selections.Person} }}", new { name = Author.Username.ToUpperInvariant() });
        Record("person by node", node.GetRawText(), Author.Id);
        Record("person by nodes", nodes.GetRawText(), Author.Id);
        Record("person by username", user.GetRawText(), Author.Id);
        var viewer = await onlooker.AskAsync($"{{ viewer {{ user {Selections.Person} }} }}");
        Record("person as the viewer", viewer.GetRawText(), Author.Id);
        var relationship = await onlooker.AskAsync("query($id: ID!) { node(id: $id) { ... on User { relationship { following followedBy followRequested blocking muting } } } }", new { id = Author.Id });
        onlooker.Record(Thing, "relationship", LettersOf(relationship.At("node")));
    }

    private async Task AskListsAsync()
    {
        const string Search = "query($text: String!, $after: String) { list: search(text: $text, kind: USER, first: 100, after: $after) " + Selections.Results + " }";
        Record("search by the beginning", await onlooker.AskPagesAsync(Search, new { text = Author.Username[..9] }), Author.Id);
        Record("search by something alike", await onlooker.AskPagesAsync(Search, new { text = $"Quil {_circle.Kind}" }), Author.Id);
        foreach (var list in new[] { "followers", "following", "followersYouKnow" })
        {
            var people = await onlooker.AskPagesAsync(
                $"query($id: ID!, $after: String) {{ node(id: $id) {{ ... on User {{ list: {list}(first: 100, after: $after) {Selections.People} }} }} }}", new { id = Friend });
            Record($"person in another's {list}", people, Author.Id);
        }

        var hosted = await onlooker.AskAsync(
            $"query($id: ID!) {{ node(id: $id) {{ ... on Post {{ likers(first: 100) {Selections.People} mentions {Selections.Person} }} }} }}", new { id = _circle.Hosted });
        Record("person who likes another's post", hosted.At("node", "likers").GetRawText(), Author.Id);
        Record("person mentioned in another's post", hosted.At("node", "mentions").GetRawText(), Author.Id);
    }

    private async Task AskOwnListsAsync()
    {
        foreach (var list in new[] { "followRequests", "blockedUsers", "mutedUsers" })
            Record($"person in one's {list}", await onlooker.AskPagesAsync($"query($after: String) {{ viewer {{ list: {list}(first: 100, after: $after) {Selections.People} }} }}"), Author.Id);
        Record("person suggested", (await onlooker.AskAsync($"{{ viewer {{ suggestedUsers(first: 100) {Selections.Person} }} }}")).GetRawText(), Author.Id);
        foreach (var list in new[] { "followers", "following", "followersYouKnow" })
        {
            var people = await onlooker.AskPagesAsync(
                $"query($id: ID!, $after: String) {{ node(id: $id) {{ ... on User {{ list: {list}(first: 100, after: $after) {Selections.People} }} }} }}", new { id = Author.Id });
            Record($"another in a person's {list}", people, Friend);
        }
    }

    private async Task AskCountsAsync()
    {
        const string Counts =
            "query($id: ID!) { node(id: $id) { ... on User { followerCount followingCount postCount followers { totalCount } following { totalCount } followersYouKnow { totalCount } } } }";
        var person = (await onlooker.AskAsync(Counts, new { id = Author.Id })).At("node");
        foreach (var count in new[] { "followerCount", "followingCount", "postCount" })
            onlooker.Record(Thing, count, person.ValueKind == JsonValueKind.Null ? Acts.NotThere : person.At(count).GetRawText());
        foreach (var list in new[] { "followers", "following", "followersYouKnow" })
            onlooker.Record(Thing, $"totalCount of {list}", person.ValueKind == JsonValueKind.Null ? Acts.NotThere : person.At(list, "totalCount").GetRawText());
    }

    private void Record(string way, string answer, string sought) => onlooker.Record(Thing, way, answer.Contains(sought, StringComparison.Ordinal));

    /// <summary>What of a relationship is true, by first letters; <c>0</c> where nothing is.</summary>
    private static string LettersOf(JsonElement person)
    {
        if (person.ValueKind == JsonValueKind.Null || person.At("relationship").ValueKind == JsonValueKind.Null)
            return Acts.NotThere;
        var letters = new (string Field, char Letter)[] { ("following", 'f'), ("followedBy", 'b'), ("followRequested", 'r'), ("blocking", 'x'), ("muting", 'm') };
        var told = string.Concat(letters.Where(letter => person.At("relationship", letter.Field).GetBoolean()).Select(letter => letter.Letter));
        return told.Length == 0 ? "0" : told;
    }
}
