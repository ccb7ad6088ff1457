using Nexus.Storage;

namespace Nexus.Grains.Errors;

/// <summary>Carries <see cref="StorageUnavailableException"/> to callers on other silos, without its cause.</summary>
[GenerateSerializer, Immutable]
internal struct StorageUnavailableSurrogate;

[RegisterConverter]
internal sealed class StorageUnavailableConverter : IConverter<StorageUnavailableException, StorageUnavailableSurrogate>
{
    public StorageUnavailableException ConvertFromSurrogate(in StorageUnavailableSurrogate surrogate) => new();

    public StorageUnavailableSurrogate ConvertToSurrogate(in StorageUnavailableException value) => default;
}
