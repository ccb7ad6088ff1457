namespace Nexus.Orleans.Tests;

public interface ICalculatorGrain : IGrainWithIntegerKey
{
    Task Add(int amount);

    Task<int> Total();

    ValueTask<int> Doubled(int amount);

    Task<string> Join(string first, string? second, IReadOnlyList<int> rest);

    Task Fail(string message);

    Task<long> Key();

    /// <summary>Asks another grain of its kind.</summary>
    Task<int> TotalOf(ICalculatorGrain other);

    Task<ICalculatorGrain> Self();

    Task WaitForCancellation(CancellationToken cancellation);
}

public sealed class CalculatorGrain : Grain, ICalculatorGrain
{
    private int _total;

    public async Task Add(int amount)
    {
        var before = _total;
        await Task.Yield();
        _total = before + amount;
    }

    public Task<int> Total() => Task.FromResult(_total);

    public ValueTask<int> Doubled(int amount) => new(amount * 2);

    public Task<string> Join(string first, string? second, IReadOnlyList<int> rest) => Task.FromResult($"{first},{second},{string.Join(",", rest)}");

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new InvalidDataException(message);
    }

    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());

    public async Task<int> TotalOf(ICalculatorGrain other) => await other.Total();

    public Task<ICalculatorGrain> Self() => Task.FromResult(this.AsReference<ICalculatorGrain>());

    public async Task WaitForCancellation(CancellationToken cancellation) => await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
}
