using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>Asks for what only the viewer has: what the author did to them, and their export.</summary>
internal sealed class OwnReading(Onlooker onlooker)
{
    private readonly Circle _circle = onlooker.Circle;

    public async Task AskAsync()
    {
        if (onlooker.Person is not { } person || onlooker.Viewer == "author" || onlooker.IsSuspended)
            return;
        await AskNotificationsAsync();
        await ExportAsync(person);
    }

    private async Task AskNotificationsAsync()
    {
        const string List = "query($unread: Boolean, $after: String) { viewer { list: notifications(first: 100, after: $after, unreadOnly: $unread) " + Selections.Notifications + " } }";
        var all = await onlooker.AskPagesAsync(List);
        var unread = await onlooker.AskPagesAsync(List, new { unread = true });
        // How many there are is as hidden as they are.
        var count = (await onlooker.AskAsync("{ viewer { unreadNotificationCount } }")).At("viewer", "unreadNotificationCount").GetInt32();
        onlooker.Record("notifications", "count of the unread", unread.Split("\"actorCount\"").Length - 1 == count);
        foreach (var ((_, thing), id) in _circle.Notifications.Where(known => known.Key.Viewer == onlooker.Viewer))
        {
            var node = (await onlooker.AskAsync($"query($id: ID!) {{ node(id: $id) {{ ... on Notification {Selections.Notification} }} }}", new { id })).At("node");
            var name = World.Things.Contains(thing) ? $"mention-in-{thing}" : thing;
            onlooker.Record(name, "notification by node", node.ValueKind != JsonValueKind.Null);
            onlooker.Record(name, "notification in the list", all.Contains(id, StringComparison.Ordinal));
            onlooker.Record(name, "notification among the unread", unread.Contains(id, StringComparison.Ordinal));
            if (World.Things.Contains(thing))
                onlooker.Record(thing, "post of a notification", node.ValueKind != JsonValueKind.Null && node.At("post").ValueKind != JsonValueKind.Null);
        }
    }

    private async Task ExportAsync(Person person)
    {
        using var http = new HttpClient { BaseAddress = onlooker.World.Gateway.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", person.AccessToken);
        using var zip = new ZipArchive(await http.GetStreamAsync("/api/v1/account/export"));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var content = await reader.ReadToEndAsync();
            onlooker.Hear(content);
            onlooker.Record("person", $"name in the export's {Path.GetFileNameWithoutExtension(entry.Name)}", NamesAuthor(content));
        }
    }

    private bool NamesAuthor(string content) =>
        JsonDocument.Parse(content).RootElement.EnumerateArray().Any(entry => entry.GetRawText().Contains($"\"{_circle.Author.Username}\"", StringComparison.Ordinal));
}
