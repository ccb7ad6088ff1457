namespace Nexus.Grains.Ids;

/// <summary>Some people in an order; equal where the same people stand in the same order.</summary>
[GenerateSerializer, Immutable]
public sealed record UserIds([property: Id(0)] IReadOnlyList<UserId> People)
{
    public static UserIds None { get; } = new(Array.Empty<UserId>());

    public static UserIds Of(IReadOnlyList<UserId> people) => people.Count == 0 ? None : new UserIds(people.ToArray());

    public bool Equals(UserIds? other) => other is not null && People.SequenceEqual(other.People);

    public override int GetHashCode() => People.Count == 0 ? 0 : HashCode.Combine(People.Count, People[0]);
}
