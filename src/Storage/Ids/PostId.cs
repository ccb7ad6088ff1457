using System.Globalization;

namespace Nexus.Storage.Ids;

/// <summary>Key of a post: time-ordered, so that newer posts have greater ids.</summary>
public readonly record struct PostId(long Value) : IComparable<PostId>
{
    public int CompareTo(PostId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
