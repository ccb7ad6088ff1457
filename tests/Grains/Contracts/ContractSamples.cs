using Orleans.Concurrency;

namespace Nexus.Grains.Tests.Contracts;

/// <summary>One of each kind of contract, and of each thing that a line of the manifest tells.</summary>
public static class ContractSamples
{
    public enum Size : byte { Small = 1, Large = 4 }

    public interface IBasketObserver : IGrainObserver
    {
        [Alias("added"), AlwaysInterleave, ResponseTimeout("00:00:05")]
        Task OnAddedAsync(Item<long> item, IReadOnlyDictionary<int, string[]> notes);

        [OneWay]
        Task OnClearedAsync();
    }

    public readonly record struct ItemId(long Value);

    [GenerateSerializer]
    public struct ItemIdSurrogate
    {
        [Id(0)] public long Value;
    }

    [RegisterConverter]
    public sealed class ItemIdConverter : IConverter<ItemId, ItemIdSurrogate>
    {
        public ItemId ConvertFromSurrogate(in ItemIdSurrogate surrogate) => new(surrogate.Value);

        public ItemIdSurrogate ConvertToSurrogate(in ItemId value) => new() { Value = value.Value };
    }

    [GenerateSerializer]
    public class Thing
    {
        [Id(0)] public ItemId Id { get; set; }
    }

    [GenerateSerializer, Alias("item")]
    public sealed class Item<T> : Thing
    {
        [Id(0)] public Size? Size { get; set; }

        [Id(3)] public T? Value { get; set; }

        public bool IsSent => Value is not null;
    }
}
