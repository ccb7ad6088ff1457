namespace Nexus.Orleans.Tests;

public interface INumberedGrain : IGrainWithIntegerCompoundKey
{
    Task<string> Key();
}

public sealed class NumberedGrain : Grain, INumberedGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong(out var extension)} and {extension}");
}

public interface IUniqueGrain : IGrainWithGuidCompoundKey
{
    Task<string> Key();
}

public sealed class UniqueGrain : Grain, IUniqueGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKey(out var extension)} and {extension}");
}

[Collection(OneSilo.Name)]
public sealed class CompoundKeyTests(ClusterFixture fixture)
{
    private static readonly Guid s_guid = new("11111111-2222-3333-4444-555555555555");

    [Theory]
    [InlineData(5, "ext", "numbered/5+ext")]
    [InlineData(0, "a/b", "numbered/0+a/b")]
    [InlineData(-1, "e+x", "numbered/FFFFFFFFFFFFFFFF+e+x")]
    public async Task Number_and_string_are_the_key(long number, string extension, string id)
    {
        var grain = fixture.Grains.GetGrain<INumberedGrain>(number, extension);
        Assert.Equal($"{number} and {extension}", await grain.Key());
        Assert.Equal(id, grain.GetGrainId().ToString());
        Assert.Equal(number, grain.GetPrimaryKeyLong());
    }

    [Fact]
    public async Task Guid_and_string_are_the_key()
    {
        var grain = fixture.Grains.GetGrain<IUniqueGrain>(s_guid, "e+x");
        Assert.Equal($"{s_guid} and e+x", await grain.Key());
        Assert.Equal("unique/11111111222233334444555555555555+e+x", grain.GetGrainId().ToString());
        Assert.Equal((s_guid, "11111111222233334444555555555555+e+x"), (grain.GetPrimaryKey(), grain.GetPrimaryKeyString()));
    }

    [Fact]
    public void Simple_key_has_no_extension()
    {
        Assert.Equal(7, fixture.Grains.GetGrain<IMeasuredGrain>(7).GetPrimaryKeyLong(out var extension));
        Assert.Null(extension);
    }

    [Theory]
    [InlineData(null, typeof(ArgumentNullException))]
    [InlineData("", typeof(ArgumentException))]
    [InlineData(" ", typeof(ArgumentException))]
    public void Compound_key_needs_a_string(string? extension, Type refusal) =>
        Assert.Throws(refusal, () => fixture.Grains.GetGrain<INumberedGrain>(5, extension!));
}
