namespace Nexus.Oracle.Tests.Garden;

/// <summary>A garden: lists of everything.</summary>
public sealed class Garden(string key) : Grown(key), IResource
{
    [ID]
    public string Id => At("id").Id()!;

    public string Name => At("name").Text()!;

    public Uri? Link => At("link").Link();

    public Gardener Owner => At("owner").One(key => new Gardener(key))!;

    [GraphQLNonNullType]
    public bool? IsOpen => At("isOpen").Flag();

    [GraphQLNonNullType]
    public DateTimeOffset? Opened => At("opened").Moment();

    public Guid? Key => At("key").Unique();

    public Colour? Colour => At("colour").Colour();

    public List<Stone?>? Stones => At("stones").Many(item => item.One(key => new Stone(key)));

    public IThing? Favourite => At("favourite").Any(Possible.Things);

    public List<IThing> Things => At("things").Many(item => item.Any(Possible.Things)!)!;

    public List<IResource?> Resources => At("resources").Many(item => item.Any(Possible.Resources))!;

    public List<List<Garden?>>? Nested => At("nested").Many(row => row.Many(item => item.One(key => new Garden(key)))!);

    public List<List<List<int?>?>?>? Cube => At("cube").Many(plane => plane.Many(row => row.Many(item => item.Number())));

    public List<Plant> GetPlants(int? first = 2, IReadOnlyList<Colour>? colours = null)
        => At("plants", ("first", first), ("colours", colours)).Many(item => item.One(key => new Plant(key))!)!;

    public async ValueTask<Plant?> GetOldestAsync(RangeInput? height)
    {
        await Task.Yield();
        return At("oldest", ("height", height)).One(key => new Plant(key));
    }
}

public sealed class Gardener(string key) : Grown(key), IThing
{
    public string Name => At("name").Text()!;

    public List<Garden> Gardens => At("gardens").Many(item => item.One(key => new Garden(key))!)!;

    public Gardener? Mentor => At("mentor").One(key => new Gardener(key));

    public Gardener Apprentice => At("apprentice").One(key => new Gardener(key))!;

    public IThing Likes => At("likes").Any(Possible.Things)!;

    public string GetEchoNote(string note) => Arguments.Write(("note", note));
}
