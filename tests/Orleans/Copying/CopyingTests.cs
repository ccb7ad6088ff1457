namespace Nexus.Orleans.Tests;

/// <summary>Caller and callee never see each other's changes to what travelled between them.</summary>
[Collection(OneSilo.Name)]
public sealed class CopyingTests(ClusterFixture fixture)
{
    private ISendingGrain Sender => field ??= fixture.Grains.GetGrain<ISendingGrain>(Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task Array_is_copied() => Assert.Equal(1, await Sender.SendArray());

    [Fact]
    public async Task Array_behind_a_read_only_interface_is_copied() => Assert.Equal(1, await Sender.SendReadOnly());

    [Fact]
    public async Task List_of_lists_is_copied() => Assert.Equal(1, await Sender.SendList());

    [Fact]
    public async Task Dictionary_is_copied_with_its_comparer() => Assert.Equal("a=1", await Sender.SendDictionary());

    [Fact]
    public async Task Mutable_message_is_copied_with_what_it_holds() => Assert.Equal("text 0 1", await Sender.SendMessage());

    [Fact]
    public async Task Derived_message_is_copied_whole() => Assert.Equal("text 1", await Sender.SendDerived());

    [Fact]
    public async Task Mutable_parts_of_values_are_copied() => Assert.Equal("text 1", await Sender.SendPair());

    [Fact]
    public async Task Immutable_message_is_shared_alone_and_in_an_array() => Assert.True(await Sender.ImmutableIsShared());

    [Fact]
    public async Task Copy_has_the_shape_of_the_original() => Assert.True(await Sender.SharedPartsStayShared());

    [Fact]
    public async Task Result_is_copied() => Assert.Equal("1,2,3", await Sender.StateAfterChangeOfResult());

    [Fact]
    public async Task Every_kind_of_collection_is_copied_in_its_order()
    {
        const string Held = "A,b 1,2 3,4 5,6 a=7 b=8 9,10,11,12 13 14 15 c=16 17";
        Assert.Equal([Held, Held, Held], await Sender.SendCollections());
    }
}
