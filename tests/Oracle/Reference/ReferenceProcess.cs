using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nexus.Oracle.Tests.Reference;

/// <summary>graphql-js in a Node.js process of its own, that answers jobs in the order in which they come.</summary>
public sealed class ReferenceProcess : IAsyncDisposable
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Process _process;
    private readonly SemaphoreSlim _turn = new(1);

    private ReferenceProcess(Process process) => _process = process;

    public static ReferenceProcess Start()
    {
        var start = new ProcessStartInfo("node", ["oracle.mjs"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            WorkingDirectory = Path.Combine(Repository.Oracle, "Reference", "graphql-js"),
        };
        return new ReferenceProcess(Process.Start(start)!);
    }

    /// <summary>Gives a schema a name that jobs can use.</summary>
    public async Task AddSchemaAsync(string name, string sdl)
        => await AskAsync<EmptyAnswer>([new ReferenceJob("schema") { Name = name, Sdl = sdl }]);

    /// <summary>Asks all jobs at once; the answers come in the same order.</summary>
    public async Task<IReadOnlyList<T>> AskAsync<T>(IReadOnlyList<ReferenceJob> jobs)
    {
        await _turn.WaitAsync();
        try
        {
            Task writing = WriteAsync(jobs);
            var answers = new List<T>(jobs.Count);
            foreach (ReferenceJob job in jobs)
                answers.Add(Read<T>(job, await _process.StandardOutput.ReadLineAsync()));
            await writing;
            return answers;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _turn.Dispose();
    }

    private async Task WriteAsync(IReadOnlyList<ReferenceJob> jobs)
    {
        foreach (ReferenceJob job in jobs)
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(job, s_json));
        await _process.StandardInput.FlushAsync();
    }

    private static T Read<T>(ReferenceJob job, string? line)
    {
        if (line is null)
            throw new InvalidOperationException("The reference has ended; are its packages installed (npm ci in tests/Oracle/Reference/graphql-js)?");
        using JsonDocument answer = JsonDocument.Parse(line);
        return answer.RootElement.TryGetProperty("fault", out JsonElement fault)
            ? throw new InvalidOperationException($"The reference failed at\n{job.Document}\n{fault.GetString()}")
            : answer.RootElement.Deserialize<T>(s_json)!;
    }

    private sealed record EmptyAnswer;
}
