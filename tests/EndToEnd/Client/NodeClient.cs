using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests.Client;

/// <summary>One of the npm clients in tests/EndToEnd/clients, as a process that prints lines of JSON.</summary>
internal sealed class NodeClient : IAsyncDisposable
{
    private readonly Process _process;

    private NodeClient(Process process) => _process = process;

    public static NodeClient Subscribe(Uri http, string? token, string query, object variables, int count)
    {
        var url = new UriBuilder(http) { Scheme = "ws", Path = "graphql" }.Uri;
        var start = new ProcessStartInfo(
            "node", ["subscribe.mjs", url.ToString(), token ?? "", query, JsonSerializer.Serialize(variables), count.ToString()])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "EndToEnd", "clients"),
        };
        return new NodeClient(Process.Start(start)!);
    }

    /// <summary>The next line that it prints; null when it has ended.</summary>
    public async Task<JsonNode?> ReadAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var line = await _process.StandardOutput.ReadLineAsync(bound.Token);
        return line is null ? null : JsonNode.Parse(line);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
