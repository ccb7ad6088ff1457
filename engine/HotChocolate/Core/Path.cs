using System.Globalization;
using System.Text;

namespace HotChocolate;

/// <summary>A response path: field response names and list indices from the root (specification 7.1.2).</summary>
public abstract class Path : IEquatable<Path>
{
    private protected Path(Path? parent)
    {
        Parent = parent!;
        Length = parent is null ? 0 : parent.Length + 1;
    }

    public static Path Root { get; } = new RootPathSegment();

    /// <summary>The path without its last segment; null for the root.</summary>
    public Path Parent { get; }

    /// <summary>How many segments the path has; zero for the root.</summary>
    public int Length { get; }

    public bool IsRoot => Length == 0;

    public NamePathSegment Append(string name) => new(this, name);

    public IndexerPathSegment Append(int index) => new(this, index);

    public static Path FromList(IReadOnlyList<object> path)
    {
        Path result = Root;
        foreach (object segment in path)
        {
            result = segment switch
            {
                string name => result.Append(name),
                int index => result.Append(index),
                _ => throw new ArgumentException("A path consists of strings and integers.", nameof(path)),
            };
        }

        return result;
    }

    /// <summary>The segments in order: strings for fields, integers for list indices.</summary>
    public IReadOnlyList<object> ToList()
    {
        var segments = new object[Length];
        for (Path path = this; path.Length > 0; path = path.Parent)
        {
            segments[path.Length - 1] = path is IndexerPathSegment indexer ? indexer.Index : ((NamePathSegment)path).Name;
        }

        return segments;
    }

    /// <summary>The path as text, for example <c>viewer.feed.edges[0].node</c>; empty for the root.</summary>
    public string Print()
    {
        var text = new StringBuilder();
        foreach (object segment in ToList())
        {
            _ = segment is int index
                ? text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']')
                : text.Append(text.Length == 0 ? string.Empty : ".").Append((string)segment);
        }

        return text.ToString();
    }

    public override string ToString() => Print();

    public bool Equals(Path? other)
    {
        Path? left = this;
        while (other is not null && left.Length == other.Length)
        {
            if (ReferenceEquals(left, other))
            {
                return true;
            }

            if (!left.SegmentEquals(other))
            {
                return false;
            }

            (left, other) = (left.Parent, other.Parent);
        }

        return false;
    }

    public override bool Equals(object? obj) => Equals(obj as Path);

    public override int GetHashCode() => HashCode.Combine(Length, SegmentHashCode());

    private protected abstract bool SegmentEquals(Path other);

    private protected abstract int SegmentHashCode();

    private sealed class RootPathSegment() : Path(null)
    {
        private protected override bool SegmentEquals(Path other) => other is RootPathSegment;

        private protected override int SegmentHashCode() => 0;
    }
}

/// <summary>The part of a path that names a field by its response name.</summary>
public sealed class NamePathSegment : Path
{
    internal NamePathSegment(Path parent, string name)
        : base(parent)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    public string Name { get; }

    private protected override bool SegmentEquals(Path other) => other is NamePathSegment segment && segment.Name == Name;

    private protected override int SegmentHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The part of a path that points at an item of a list, counted from zero.</summary>
public sealed class IndexerPathSegment : Path
{
    internal IndexerPathSegment(Path parent, int index)
        : base(parent) => Index = index;

    public int Index { get; }

    private protected override bool SegmentEquals(Path other) => other is IndexerPathSegment segment && segment.Index == Index;

    private protected override int SegmentHashCode() => Index;
}
