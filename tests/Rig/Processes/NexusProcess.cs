using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nexus.Rig.Processes;

/// <summary>The real gateway program, started on a database as an operator would, that can be killed.</summary>
public sealed class NexusProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private NexusProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>A client of its address.</summary>
    public HttpClient Client { get; }

    /// <summary>What it has logged so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>The operating system's number of it.</summary>
    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the program, with further settings as its command line takes them, and returns when it says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time; the message holds its output.</exception>
    public static async Task<NexusProcess> StartAsync(
        string connectionString, IReadOnlyList<string>? settings = null, CancellationToken cancellationToken = default)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Repository.ProgramOf("Nexus.Gateway"), "--urls", address.ToString(), .. settings ?? []])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Repository.ProgramOf("Nexus.Gateway"))!,
            Environment = { ["NEXUS_DATABASE"] = connectionString },
        };
        var nexus = new NexusProcess(Process.Start(start)!, address);
        nexus.Collect();
        await nexus.AwaitReadyAsync(cancellationToken);
        return nexus;
    }

    /// <summary>Ends it as kill -9 does, and returns when it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Collect()
    {
        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (_output)
                _output.AppendLine(line.Data);
        }
        _process.OutputDataReceived += Append;
        _process.ErrorDataReceived += Append;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task AwaitReadyAsync(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(StartBound);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (!_process.HasExited && await poll.WaitForNextTickAsync(bound.Token))
            {
                if (await IsReadyAsync(bound.Token))
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            // Falls through to the report below.
        }
        throw new InvalidOperationException($"Nexus did not get ready:{Environment.NewLine}{Output}");
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Client.GetAsync("health/ready", cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
