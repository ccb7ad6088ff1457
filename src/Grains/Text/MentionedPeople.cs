using Nexus.Grains.Handles;
using Nexus.Grains.Visibility;

namespace Nexus.Grains.Text;

/// <summary>Finds whom a text mentions, when it is written.</summary>
internal sealed class MentionedPeople(IGrainFactory grains, Audience audience)
{
    /// <summary>The people who are there for the author, in the text's order, each once.</summary>
    public async Task<UserId[]> ResolveAsync(UserId author, string text)
    {
        var names = MentionedNames.Find(text);
        if (names.Count == 0)
            return [];
        // As many at once as one text may have.
        var owners = await Task.WhenAll(names.Select(name => grains.GetGrain<IHandleGrain>(name).FindOwnerAsync()));
        var people = owners.OfType<UserId>().Distinct().ToArray();
        var there = await audience.FilterAsync(new Viewer(author), people);
        return Array.FindAll(people, there.Contains);
    }
}
