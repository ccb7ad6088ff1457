namespace Nexus.Oracle.Tests.Garden;

public sealed class Plant(string key) : Grown(key), IResource, IThing
{
    [ID]
    public string Id => At("id").Id()!;

    public string Name => At("name").Text()!;

    public Uri? Link => At("link").Link();

    [GraphQLNonNullType]
    public double? Height => At("height").Real();

    [GraphQLNonNullType]
    public int? Age => At("age").Number();

    public List<Colour?>? Colours => At("colours").Many(item => item.Colour());

    public Garden? Garden => At("garden").One(key => new Garden(key));

    public Plant? Parent => At("parent").One(key => new Plant(key));

    public Task<List<Plant>?> GetSiblingsAsync()
        => Task.FromResult(At("siblings").Many(item => item.One(key => new Plant(key))!));

    [GraphQLDeprecated("Ask for siblings.")]
    public List<string?>? GetRelatives(int? first = 2) => At("relatives", ("first", first)).Many(item => item.Text());
}

public sealed class Stone(string key) : Grown(key), INode, IThing
{
    [ID]
    public string Id => At("id").Id()!;

    [GraphQLNonNullType]
    public long? Weight => At("weight").Big();

    public List<List<string>> Names => At("names").Many(row => row.Many(item => item.Text()!)!)!;

    public DateTimeOffset? PlacedAt => At("placedAt").Moment();

    public async Task<Stone> GetNeighbourAsync()
    {
        await Task.Yield();
        return At("neighbour").One(key => new Stone(key))!;
    }
}
