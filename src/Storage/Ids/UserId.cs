using System.Globalization;

namespace Nexus.Storage.Ids;

/// <summary>Key of a person: time-ordered, unique across silos.</summary>
public readonly record struct UserId(long Value) : IComparable<UserId>
{
    public int CompareTo(UserId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
