using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Nexus.Gateway.Tests.Operators;

/// <summary>Keeps what is logged, by event id.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Event, string Text)> _lines = new();

    public IEnumerable<string> Of(int eventId) => _lines.Where(line => line.Event == eventId).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Id, formatter(state, exception)));

    public void Dispose()
    {
    }
}
