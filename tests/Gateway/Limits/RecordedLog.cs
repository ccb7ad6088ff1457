using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Nexus.Gateway.Tests.Limits;

/// <summary>Keeps every error that is logged, with its exception.</summary>
internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(string Text, Exception? Exception)> _errors = new();

    public IReadOnlyCollection<(string Text, Exception? Exception)> Errors => _errors;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _errors.Enqueue((formatter(state, exception), exception));
    }

    public void Dispose()
    {
    }
}
