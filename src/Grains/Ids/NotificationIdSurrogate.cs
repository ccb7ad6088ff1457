namespace Nexus.Grains.Ids;

[GenerateSerializer, Immutable]
internal struct NotificationIdSurrogate
{
    [Id(0)] public long Value;
}

[RegisterConverter]
internal sealed class NotificationIdConverter : IConverter<NotificationId, NotificationIdSurrogate>
{
    public NotificationId ConvertFromSurrogate(in NotificationIdSurrogate surrogate) => new(surrogate.Value);

    public NotificationIdSurrogate ConvertToSurrogate(in NotificationId value) => new() { Value = value.Value };
}
