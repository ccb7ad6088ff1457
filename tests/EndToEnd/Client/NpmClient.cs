using System.Diagnostics;
using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests.Client;

/// <summary>A script of tests/EndToEnd/clients, which drives a real GraphQL client from npm.</summary>
internal static class NpmClient
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "EndToEnd", "clients");

    /// <summary>Runs one scenario of a script to its end, and returns what it printed; <paramref name="documents"/> is a folder of trusted ones.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it printed.</exception>
    public static async Task<string> RunAsync(string script, Uri server, string scenario, string documents = "")
    {
        var start = new ProcessStartInfo("node", [script, server.ToString(), scenario])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            Environment = { ["NEXUS_TRUSTED"] = documents },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var bound = new CancellationTokenSource(Bound);
        try
        {
            await process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        var printed = await output + await errors;
        return process.ExitCode == 0
            ? printed
            : throw new InvalidOperationException($"{script} '{scenario}' ended with {process.ExitCode}:{Environment.NewLine}{printed}");
    }
}
