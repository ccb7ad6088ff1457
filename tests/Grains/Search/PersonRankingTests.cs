using Nexus.Grains.Search;
using Nexus.Storage.Ids;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Tests.Search;

public sealed class PersonRankingTests
{
    [Theory]
    [InlineData("ada", "ada", "Whoever", 4)]
    [InlineData("@ADA", "ada", "Whoever", 4)]
    [InlineData("ad", "ada", "Whoever", 3)]
    [InlineData("love", "ada", "Ada Lovelace", 2)]
    [InlineData("love ada", "countess", "Ada Lovelace", 2)]
    [InlineData("LOVÉ", "countess", "Ada Lovelace", 2)]
    [InlineData("太郎", "yt", "山田太郎", 2)]
    [InlineData("lovelcae", "countess", "Ada Lovelace", 1)]
    [InlineData("turing", "countess", "Ada Lovelace", 0)]
    [InlineData("!!", "countess", "Ada Lovelace", 0)]
    public void A_person_fits_by(string text, string username, string displayName, long fit) =>
        Assert.Equal(fit, new PersonRanking(text).Rank(username, displayName) / 1_000);

    [Fact]
    public void Better_fits_come_first_then_names_more_alike_then_the_handle()
    {
        NamedPerson[] people =
        [
            new(new UserId(1), "zed", "Grace"), new(new UserId(2), "gracious", "Somebody"), new(new UserId(3), "grace", "Nobody"),
            new(new UserId(4), "grace_hopper", "Somebody"), new(new UserId(5), "graces", "Somebody"), new(new UserId(6), "abe", "Grace"), new(new UserId(7), "turing", "Alan"),
        ];

        Assert.Equal([3, 4, 5, 6, 1, 2], new PersonRanking("grace").Order(people).Select(entry => entry.Value.Value));
    }
}
