namespace Nexus.Oracle.Tests.Garden;

public sealed class Mutation() : Grown("root")
{
    public Plant? Plant(string name, Colour colour = Colour.Red) => At("plant", ("name", name), ("colour", colour)).One(key => new Plant(key));

    public Garden Dig(FilterInput? filter) => At("dig", ("filter", filter)).One(key => new Garden(key))!;

    [GraphQLNonNullType]
    public int? Count(int? by) => At("count", ("by", by)).Number();

    /// <summary>Adds to the request's steps, after a while.</summary>
    public async Task<Step> StepAsync([GlobalState(nameof(Steps))] Steps steps, int by = 1)
    {
        await Task.Yield();
        return new Step(steps.Count += by);
    }
}

/// <summary>How many steps a request has taken.</summary>
public sealed class Steps
{
    public int Count { get; set; }
}

/// <summary>A step: <see cref="NowAsync"/> is another number only where steps are not taken one after the other.</summary>
public sealed class Step(int at)
{
    public int At => at;

    public async Task<int> NowAsync([GlobalState(nameof(Steps))] Steps steps)
    {
        await Task.Yield();
        return steps.Count;
    }
}
