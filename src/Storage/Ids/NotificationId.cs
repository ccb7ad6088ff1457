using System.Globalization;

namespace Nexus.Storage.Ids;

/// <summary>Key of one notification event: time-ordered, so that an id doubles as a position in the inbox.</summary>
public readonly record struct NotificationId(long Value) : IComparable<NotificationId>
{
    public int CompareTo(NotificationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
