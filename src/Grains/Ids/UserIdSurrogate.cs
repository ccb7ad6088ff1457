namespace Nexus.Grains.Ids;

[GenerateSerializer, Immutable]
internal struct UserIdSurrogate
{
    [Id(0)] public long Value;
}

[RegisterConverter]
internal sealed class UserIdConverter : IConverter<UserId, UserIdSurrogate>
{
    public UserId ConvertFromSurrogate(in UserIdSurrogate surrogate) => new(surrogate.Value);

    public UserIdSurrogate ConvertToSurrogate(in UserId value) => new() { Value = value.Value };
}
