namespace Nexus.Grains.Tests.Contracts;

/// <summary>The judgement itself: which change of a contract two versions survive side by side.</summary>
public sealed class ContractManifestTests
{
    private const string Before = """
        enum Shop.Size: System.Int32
            1 Small
            2 Large
        interface Shop.IBasketGrain: Orleans.IGrainWithIntegerKey
            AddAsync(Shop.Item item, System.Int32 count): System.Threading.Tasks.Task<Shop.Item> [AlwaysInterleave]
            @clear ClearAsync(): System.Threading.Tasks.Task
        type Shop.Item: thing
            0 Name: System.String
            1 Price: System.Int64
        type @thing Shop.Thing
        converter Shop.ItemId: Shop.ItemIdSurrogate
        """;

    [Theory]
    [InlineData("    1 Price: System.Int64", "    1 Price: System.Int64\n    2 Size: Shop.Size")]
    [InlineData("    2 Large", "    2 Large\n    3 Huge")]
    [InlineData("    @clear ClearAsync", "    CountAsync(): System.Threading.Tasks.Task<System.Int32>\n    @clear ClearAsync")]
    [InlineData("type Shop.Item: thing", "type Shop.Card\ntype Shop.Item: thing")]
    [InlineData("@thing Shop.Thing", "@thing Shop.Ware")]
    [InlineData("@clear ClearAsync()", "@clear EmptyAsync()")]
    [InlineData("Shop.Item item, System.Int32 count", "Shop.Item added, System.Int32 times")]
    [InlineData(" [AlwaysInterleave]", " [OneWay, ResponseTimeout(00:00:05)]")]
    public void Two_versions_understand_each_other(string before, string after) => Assert.Empty(Judge(before, after));

    [Theory]
    [InlineData("    1 Price: System.Int64\n", "", "Shop.Item.Price: is gone")]
    [InlineData("1 Price", "2 Price", "Shop.Item.Price: was 1, is 2")]
    [InlineData("Price: System.Int64", "Price: System.Decimal", "Shop.Item.Price: was System.Int64, is System.Decimal")]
    [InlineData("1 Price: System.Int64", "1 Weight: System.Int64", "Shop.Item.Price: 1 is Weight now")]
    [InlineData("1 Price: System.Int64", "1 Price: System.Int64\n    1 Weight: System.Int64", "Shop.Item: Price and Weight share id 1")]
    [InlineData("type Shop.Item: thing", "type Shop.Ware: thing", "Shop.Item: is gone")]
    [InlineData("type Shop.Item: thing", "type @item Shop.Item: thing", "Shop.Item: is gone")]
    [InlineData("type Shop.Item: thing", "type Shop.Item", "Shop.Item: was on thing, is on nothing")]
    [InlineData("2 Large", "3 Large", "Shop.Size.Large: was 2, is 3")]
    [InlineData("    2 Large\n", "", "Shop.Size.Large: is gone")]
    [InlineData("Shop.Size: System.Int32", "Shop.Size: System.Byte", "Shop.Size: was on System.Int32, is on System.Byte")]
    [InlineData("System.Int32 count", "System.Int64 count", "Shop.IBasketGrain.AddAsync(Shop.Item, System.Int32): is gone")]
    [InlineData("    @clear ClearAsync(): System.Threading.Tasks.Task\n", "", "Shop.IBasketGrain.clear: is gone")]
    [InlineData("Task<Shop.Item>", "Task<Shop.Size>", "Shop.IBasketGrain.AddAsync(Shop.Item, System.Int32): was System.Threading.Tasks.Task<Shop.Item>, is System.Threading.Tasks.Task<Shop.Size>")]
    [InlineData("IGrainWithIntegerKey", "IGrainWithStringKey", "Shop.IBasketGrain: was on Orleans.IGrainWithIntegerKey, is on Orleans.IGrainWithStringKey")]
    [InlineData("ItemIdSurrogate", "ItemIdText", "Shop.ItemId: was on Shop.ItemIdSurrogate, is on Shop.ItemIdText")]
    public void Two_versions_misunderstand_each_other(string before, string after, string reason) => Assert.Equal([reason], Judge(before, after));

    [Fact]
    public void Contracts_of_types_are_written_down()
    {
        var text = ContractPrinter.Print(typeof(ContractManifestTests).Assembly, type => type.DeclaringType == typeof(ContractSamples));
        Assert.Equal(
            """
            converter Nexus.Grains.Tests.Contracts.ContractSamples+ItemId: Nexus.Grains.Tests.Contracts.ContractSamples+ItemIdSurrogate
            enum Nexus.Grains.Tests.Contracts.ContractSamples+Size: System.Byte
                1 Small
                4 Large
            interface Nexus.Grains.Tests.Contracts.ContractSamples+IBasketObserver: Orleans.IGrainObserver
                @added OnAddedAsync(item<System.Int64> item, System.Collections.Generic.IReadOnlyDictionary<System.Int32,System.String[]> notes): System.Threading.Tasks.Task [AlwaysInterleave, ResponseTimeout(00:00:05)]
                OnClearedAsync(): System.Threading.Tasks.Task [OneWay]
            type @item Nexus.Grains.Tests.Contracts.ContractSamples+Item<T>: Nexus.Grains.Tests.Contracts.ContractSamples+Thing
                0 Size: System.Nullable<Nexus.Grains.Tests.Contracts.ContractSamples+Size>
                3 Value: T
            type Nexus.Grains.Tests.Contracts.ContractSamples+ItemIdSurrogate
                0 Value: System.Int64
            type Nexus.Grains.Tests.Contracts.ContractSamples+Thing
                0 Id: Nexus.Grains.Tests.Contracts.ContractSamples+ItemId

            """,
            text,
            ignoreLineEndingDifferences: true);
        Assert.Empty(ContractManifest.Parse(text).BreaksTowards(ContractManifest.Parse(text)));
    }

    private static IReadOnlyList<string> Judge(string before, string after)
    {
        Assert.Contains(before, Before, StringComparison.Ordinal);
        return ContractManifest.Parse(Before).BreaksTowards(ContractManifest.Parse(Before.Replace(before, after, StringComparison.Ordinal)));
    }
}
