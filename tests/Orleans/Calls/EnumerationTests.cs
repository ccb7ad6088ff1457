using System.Runtime.CompilerServices;

namespace Nexus.Orleans.Tests;

public interface ICounterGrain : IGrainWithStringKey
{
    IAsyncEnumerable<int> CountTo(int last, CancellationToken cancellation = default);

    IAsyncEnumerable<int> FailAfter(int count);

    Task<int> Counted();
}

public sealed class CounterGrain : Grain, ICounterGrain
{
    private int _counted;

    public async IAsyncEnumerable<int> CountTo(int last, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            for (var number = 1; number <= last; number++)
            {
                await Task.Yield();
                _counted++;
                yield return number;
            }
        }
        finally
        {
            Gate.Open(this.GetPrimaryKeyString() + ".disposed");
        }
    }

    public async IAsyncEnumerable<int> FailAfter(int count)
    {
        for (var number = 1; number <= count; number++)
            yield return number;
        await Task.Yield();
        throw new InvalidDataException("No more.");
    }

    public Task<int> Counted() => Task.FromResult(_counted);
}

[Collection(OneSilo.Name)]
public sealed class EnumerationTests(ClusterFixture fixture)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Items_arrive_in_order()
    {
        Assert.Equal([1, 2, 3], await Read(Grain.CountTo(3)));
    }

    [Fact]
    public async Task Leaving_early_disposes_the_grains_enumerator()
    {
        await foreach (var number in Grain.CountTo(int.MaxValue))
        {
            if (number == 2)
                break;
        }

        await Gate.Reached(_key + ".disposed");
    }

    [Fact]
    public async Task Failure_of_the_grain_reaches_the_reader()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Read(Grain.FailAfter(2)));
    }

    [Fact]
    public async Task Grain_answers_others_while_it_is_enumerated()
    {
        await foreach (var number in Grain.CountTo(2))
            Assert.True(await Grain.Counted() >= number);
    }

    private ICounterGrain Grain => fixture.Grains.GetGrain<ICounterGrain>(_key);

    private static async Task<List<int>> Read(IAsyncEnumerable<int> items)
    {
        var read = new List<int>();
        await foreach (var item in items)
            read.Add(item);
        return read;
    }
}
