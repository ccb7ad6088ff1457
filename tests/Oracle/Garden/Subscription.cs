namespace Nexus.Oracle.Tests.Garden;

public sealed class Subscription
{
    [Subscribe(With = nameof(GrowAsync))]
    public Plant? Grown([EventMessage] Plant plant, int count) => plant;

    [Subscribe(With = nameof(GrowAsync))]
    public Plant GrownSurely([EventMessage] Plant plant, int count) => plant;

    [GraphQLIgnore]
    public async IAsyncEnumerable<Plant> GrowAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return new Plant($"event{i}");
        }
    }
}
