using Orleans.Concurrency;

namespace Nexus.Orleans.Tests;

/// <summary>Nothing serialises it.</summary>
public class UnmarkedThing : IThing
{
    public int Number { get; set; }
}

public interface IThing;

[GenerateSerializer]
public sealed class MarkedThing : IThing
{
    [Id(0)]
    public int Number { get; set; }
}

/// <summary>Its serialiser does not know what its heir adds.</summary>
public sealed class UnmarkedHeir : MutableMessage;

[GenerateSerializer]
public sealed class Holder
{
    [Id(0)]
    public object? Held { get; set; }
}

[GenerateSerializer, Alias("nexus.tests.renamed")]
public sealed record RenamedThing([property: Id(0)] string Text);

[GenerateSerializer]
public enum Colour : byte
{
    Red,
    Green,
}

[GenerateSerializer]
public abstract class Creature
{
    [Id(0)]
    private readonly string _secret = "";

    protected Creature(string secret) => _secret = secret;

    protected Creature()
    {
    }

    public string Secret => _secret;
}

/// <summary>One of every kind of member.</summary>
[GenerateSerializer]
public sealed class Bird : Creature
{
    /// <summary>Stays behind: it has no id.</summary>
    public string Unnumbered = "as made";

    [Id(0)]
    public int Wings;

    public Bird()
    {
    }

    public Bird(string secret) : base(secret)
    {
    }

    [Id(1)]
    public int? Age { get; set; }

    [Id(2)]
    public int? Unknown { get; set; }

    [Id(3)]
    public Colour Colour { get; set; }

    [Id(4)]
    public MessagePair Pair { get; set; }

    [Id(5)]
    public DateTimeOffset Hatched { get; init; }

    [Id(6)]
    public Immutable<int[]> Eggs { get; set; } = new([]);

    [Id(7)]
    public ICalculatorGrain? Calculator { get; set; }

    [Id(8)]
    public GrainId Grain { get; set; }

    [Id(9)]
    public StreamId Stream { get; set; }

    [Id(10)]
    public Money Money { get; set; } = new("", 0);

    [Id(11)]
    public Track Track { get; set; } = new(0, "");

    public string Describe() => string.Join(' ',
        Secret, Unnumbered, Wings, Age, Unknown ?? -1, Colour, Pair.First?.Text, Pair.Second, Hatched.ToString("O"), string.Join(',', Eggs.Value), Grain, Stream, Money.Currency, Money.Cents, Track);
}

/// <summary>Positional, its members numbered by their place.</summary>
[GenerateSerializer]
public sealed record Track(int Length, string Name);

/// <summary>A foreign type: it travels as its surrogate.</summary>
public sealed class Money(string currency, long cents)
{
    public string Currency { get; } = currency;

    public long Cents { get; } = cents;
}

[GenerateSerializer]
public struct MoneySurrogate
{
    [Id(0)]
    public string Currency;

    [Id(1)]
    public long Cents;
}

[RegisterConverter]
public sealed class MoneyConverter : IConverter<Money, MoneySurrogate>
{
    public Money ConvertFromSurrogate(in MoneySurrogate surrogate) => new(surrogate.Currency, surrogate.Cents);

    public MoneySurrogate ConvertToSurrogate(in Money value) => new() { Currency = value.Currency, Cents = value.Cents };
}

[GenerateSerializer]
public sealed class NumberedException : Exception
{
    public NumberedException(string message, int number, Exception inner) : base(message, inner) => Number = number;

    [Id(0)]
    public int Number { get; }
}

public sealed class UnmarkedException(string message) : Exception(message);

/// <summary>A message as an older silo knows it.</summary>
[GenerateSerializer]
public sealed class OlderLetter
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<int> Numbers { get; set; } = [];

    /// <summary>The same list as a newer silo's other member holds.</summary>
    [Id(3)]
    public List<int> Shared { get; set; } = [];
}

/// <summary>The same message as a newer silo knows it.</summary>
[GenerateSerializer]
public sealed class NewerLetter
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<int> Numbers { get; set; } = [];

    [Id(2)]
    public List<int> Added { get; set; } = [5];

    [Id(3)]
    public List<int> Shared { get; set; } = [];

    [Id(4)]
    public MarkedThing? Thing { get; set; }
}
