namespace Nexus.Grains.Ids;

[GenerateSerializer, Immutable]
internal struct PostIdSurrogate
{
    [Id(0)] public long Value;
}

[RegisterConverter]
internal sealed class PostIdConverter : IConverter<PostId, PostIdSurrogate>
{
    public PostId ConvertFromSurrogate(in PostIdSurrogate surrogate) => new(surrogate.Value);

    public PostIdSurrogate ConvertToSurrogate(in PostId value) => new() { Value = value.Value };
}
