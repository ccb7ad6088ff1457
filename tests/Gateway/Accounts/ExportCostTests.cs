using System.IO.Compression;
using Nexus.Gateway.Tests.Paging;

namespace Nexus.Gateway.Tests.Accounts;

/// <summary>Who is named in an export is decided a page at a time, not a person at a time.</summary>
public sealed class ExportCostTests(CountingStage stage) : IClassFixture<CountingStage>
{
    /// <summary>Kinds of entries that are about somebody else: each has a page.</summary>
    private const int NamingKinds = 6, Kinds = 16;

    [Fact]
    public async Task Followers_are_not_asked_one_by_one()
    {
        var (ada, extras) = (await stage.SignUpAsync("ada"), stage.Extras());
        for (var follower = 0; follower < 30; follower++)
            await (await extras()).FollowAsync(ada);
        await stage.CoolAsync();

        var names = 0;
        var effort = await stage.MeasureAsync(async () => names = await CountFollowersAsync(ada));

        Assert.Equal(30, names);
        Assert.True(effort.Calls.Where(call => call.Interface == "IUserGrain").Sum(call => call.Calls) <= NamingKinds, $"{effort}");
        // One for each kind, and what the person's own grain is loaded with.
        Assert.True(effort.Trips.Count <= Kinds + 4, $"{effort}");
    }

    private async Task<int> CountFollowersAsync(Person person)
    {
        using var http = new HttpClient { BaseAddress = stage.Address, DefaultRequestHeaders = { Authorization = new("Bearer", person.AccessToken) } };
        using var zip = new ZipArchive(await http.GetStreamAsync("/api/v1/account/export"));
        using var reader = new StreamReader(zip.GetEntry("followers.json")!.Open());
        return (await reader.ReadToEndAsync()).Split("\"username\" : \"extra").Length - 1;
    }
}
