using System.Diagnostics;
using System.Text;
using Nexus.Bench.Reporting;

namespace Nexus.Bench.Load;

/// <summary>What a closed loop of connections saw: requests per second, latencies in milliseconds, and the bytes of one answer's body.</summary>
internal sealed record LoadResult(double RequestsPerSecond, Distribution Latency, int BodyBytes);

/// <summary>
/// A closed loop over raw HTTP/1.1 connections on loopback: each sends a request, reads the whole answer, sends the next. It costs little
/// enough that the server is what is measured. An answer that is not 200, or holds errors, ends the load with an exception.
/// </summary>
/// <param name="request">The bytes of the n-th request. Numbers go on from one run to the next, none is used twice.</param>
internal sealed class HttpLoad(Uri address, int connections, Func<long, byte[]> request)
{
    // Measured: before so many, most of what a server runs is code that the just-in-time compiler has not optimised yet, and costs several times as much.
    private const int SettlingRequests = 100_000;
    private static readonly TimeSpan s_longestWarmUp = TimeSpan.FromSeconds(30);
    private long _next = -1;

    /// <summary>Sends so many requests, so that what the server makes at the first of them is there.</summary>
    public Task PrimeAsync(long count)
    {
        var end = _next + count;
        return RunConnectionsAsync(number => number <= end ? request(number) : null);
    }

    /// <summary>Measures after a warm-up that takes at least the given time, and until the server's code has settled.</summary>
    public async Task<LoadResult> RunAsync(TimeSpan warmUp, TimeSpan duration)
    {
        await WarmUpAsync(warmUp);
        return await RunAsync(duration);
    }

    /// <summary>The same, and what the server's process used for each of the requests.</summary>
    public async Task<(LoadResult Load, ProcessUse UsePerRequest)> RunAsync(TimeSpan warmUp, TimeSpan duration, int serverProcess)
    {
        await WarmUpAsync(warmUp);
        var (load, use) = await ProcessMeter.MeasureAsync(serverProcess, () => RunAsync(duration));
        var requests = load.RequestsPerSecond * duration.TotalSeconds;
        return (load, new ProcessUse(use.ProcessorTime / requests, use.AllocatedBytes / requests));
    }

    private async Task<LoadResult> RunAsync(TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var ended = await RunConnectionsAsync(number => Stopwatch.GetElapsedTime(start) < duration ? request(number) : null);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var latencies = ended.SelectMany(connection => connection.Latencies).ToList();
        return new LoadResult(latencies.Count / elapsed, Distribution.Of(latencies), ended[0].BodyBytes);
    }

    /// <summary>A POST of JSON, ready to be sent any number of times.</summary>
    public static byte[] Post(Uri address, string path, string json, string? token = null)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        var head = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n"
            + $"Accept: application/graphql-response+json\r\n{authorization}Content-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private Task WarmUpAsync(TimeSpan shortest)
    {
        var start = Stopwatch.GetTimestamp();
        return RunConnectionsAsync(number =>
        {
            var elapsed = Stopwatch.GetElapsedTime(start);
            return elapsed < shortest || (number < SettlingRequests && elapsed < s_longestWarmUp) ? request(number) : null;
        });
    }

    private Task<HttpConnection[]> RunConnectionsAsync(Func<long, byte[]?> requests) =>
        Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var connection = new HttpConnection(address);
            await connection.RunAsync(() => requests(Interlocked.Increment(ref _next)));
            return connection;
        })));
}
