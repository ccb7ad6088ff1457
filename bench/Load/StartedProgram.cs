using System.Diagnostics;
using System.Text;

namespace Nexus.Bench.Load;

/// <summary>A server that was started and timed until a probe of it was answered with success.</summary>
internal sealed class StartedProgram : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_betweenProbes = TimeSpan.FromMilliseconds(2);
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private StartedProgram(Process process) => _process = process;

    public TimeSpan StartTime { get; private set; }

    public int Id => _process.Id;

    /// <exception cref="InvalidOperationException">It ended, or did not answer in time; the message holds its output.</exception>
    public static async Task<StartedProgram> StartAsync(ProcessStartInfo start, Uri probe)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var started = Stopwatch.GetTimestamp();
        var program = new StartedProgram(Process.Start(start)!);
        program.Collect();
        using var client = new HttpClient();
        while (!await AnswersAsync(client, probe))
        {
            if (program._process.HasExited || Stopwatch.GetElapsedTime(started) > s_patience)
                throw new InvalidOperationException($"{start.ArgumentList[0]} does not answer:{Environment.NewLine}{program.Output()}");
            await Task.Delay(s_betweenProbes);
        }
        program.StartTime = Stopwatch.GetElapsedTime(started);
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri probe)
    {
        try
        {
            using var response = await client.GetAsync(probe);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
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

    private string Output()
    {
        lock (_output)
            return _output.ToString();
    }
}
