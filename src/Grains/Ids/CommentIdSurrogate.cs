namespace Nexus.Grains.Ids;

[GenerateSerializer, Immutable]
internal struct CommentIdSurrogate
{
    [Id(0)] public long Post;
    [Id(1)] public long Number;
}

[RegisterConverter]
internal sealed class CommentIdConverter : IConverter<CommentId, CommentIdSurrogate>
{
    public CommentId ConvertFromSurrogate(in CommentIdSurrogate surrogate) => new(new PostId(surrogate.Post), surrogate.Number);

    public CommentIdSurrogate ConvertToSurrogate(in CommentId value) => new() { Post = value.Post.Value, Number = value.Number };
}
