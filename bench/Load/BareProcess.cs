using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Nexus.Bench.Load;

/// <summary>The bare endpoint in a process of its own: this program, started once more.</summary>
internal sealed class BareProcess : IAsyncDisposable
{
    public const string Verb = "bare";
    private readonly StartedProgram _program;

    private BareProcess(StartedProgram program, Uri address) => (_program, Address) = (program, address);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan StartTime => _program.StartTime;

    public int Id => _program.Id;

    /// <param name="bytes">The length of its answers' bodies, or of its messages.</param>
    public static async Task<BareProcess> StartAsync(int bytes, string verb = Verb)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(BareProcess).Assembly.Location, verb, bytes.ToString(CultureInfo.InvariantCulture), address.Port.ToString(CultureInfo.InvariantCulture),
        ]);
        return new BareProcess(await StartedProgram.StartAsync(start, new Uri(address, BareEndpoint.Path)), address);
    }

    /// <summary>An address of this machine that nobody listens on now.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}
