using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Nexus.Orleans.Tests;

/// <summary>The serialiser of a client, whose bytes another version of the program may read.</summary>
[Collection(TwoSilos.Name)]
public sealed class SerializerTests(TwoSilosFixture fixture)
{
    private Serializer Serializer => fixture.Client.ServiceProvider.GetRequiredService<Serializer>();

    [Fact]
    public void Member_that_an_older_message_lacks_keeps_its_default()
    {
        var letter = Serializer.Deserialize<NewerLetter>(Serializer.SerializeToArray(new OlderLetter { Text = "old", Numbers = [1], Shared = [2] }))!;
        Assert.Equal(("old", "1", "5", "2"), (letter.Text, string.Join(',', letter.Numbers), string.Join(',', letter.Added), string.Join(',', letter.Shared)));
        Assert.Null(letter.Thing);
    }

    [Fact]
    public void Member_of_a_newer_message_that_nobody_knows_is_skipped_but_what_others_share_with_it_is_not()
    {
        List<int> shared = [1, 2];
        var newer = new NewerLetter { Text = "new", Numbers = [3], Added = shared, Shared = shared, Thing = new MarkedThing() };
        var letter = Serializer.Deserialize<OlderLetter>(Serializer.SerializeToArray(newer))!;
        Assert.Equal(("new", "3", "1,2"), (letter.Text, string.Join(',', letter.Numbers), string.Join(',', letter.Shared)));
    }

    [Fact]
    public void Nothing_is_nothing() => Assert.Null(Serializer.Deserialize<OlderLetter>(Serializer.SerializeToArray<OlderLetter?>(null)));

    [Fact]
    public void Serializer_of_one_type_is_in_the_services()
    {
        var serializer = fixture.Client.ServiceProvider.GetRequiredService<Serializer<RenamedThing>>();
        Assert.Equal(new RenamedThing("text"), serializer.Deserialize(serializer.SerializeToArray(new RenamedThing("text"))));
    }

    [Fact]
    public void Unmarked_type_is_refused()
    {
        Assert.Throws<CodecNotFoundException>(() => Serializer.SerializeToArray(new UnmarkedThing()));
        Assert.False(Serializer.CanSerialize<UnmarkedThing>());
        Assert.True(Serializer.CanSerialize<MarkedThing>());
    }

    [Fact]
    public void Message_that_ends_too_early_is_refused_wherever_it_ends()
    {
        var message = Serializer.SerializeToArray(new OlderLetter { Text = "a text", Numbers = [1, 2, 3], Shared = [1000] });
        for (var length = 0; length < message.Length; length++)
        {
            var failure = Record.Exception(() => Serializer.Deserialize<OlderLetter>(message.AsMemory(0, length)));
            Assert.True(failure is InvalidOperationException or IndexOutOfRangeException, $"{length}: {failure}");
        }
    }

    [Fact]
    public void Bytes_of_something_else_are_refused() =>
        Assert.Throws<UnsupportedWireTypeException>(() => Serializer.Deserialize<OlderLetter>(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }));

    [Fact]
    public void Message_of_another_type_is_refused() =>
        Assert.Throws<UnsupportedWireTypeException>(() => Serializer.Deserialize<string>(Serializer.SerializeToArray<object>(new MarkedThing())));
}
