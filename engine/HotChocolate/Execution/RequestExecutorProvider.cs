using System.Collections.Concurrent;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HotChocolate.Execution;

/// <summary>Makes each schema's executor once.</summary>
internal sealed class RequestExecutorProvider(IServiceProvider services, IOptionsMonitor<RequestExecutorSetup> setups)
    : IRequestExecutorProvider
{
    private readonly ConcurrentDictionary<string, Lazy<RequestExecutor>> _executors = new();
    private ulong _version;

    public ValueTask<IRequestExecutor> GetExecutorAsync(string? schemaName = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<IRequestExecutor>(GetExecutor(schemaName ?? Schema.DefaultName));
    }

    public RequestExecutor GetExecutor(string schemaName)
        => _executors.GetOrAdd(schemaName, name => new Lazy<RequestExecutor>(() => Create(name))).Value;

    private RequestExecutor Create(string name)
    {
        var setup = setups.Get(name);
        var schema = SchemaFactory.Create(services, setup, name);
        var executor = new RequestExecutor(schema, setup, services, Interlocked.Increment(ref _version));
        foreach (var created in setup.OnCreated)
            created(executor);
        return executor;
    }
}

/// <summary>Makes the default schema's executor when the host starts: a faulty schema stops the start.</summary>
internal sealed class RequestExecutorWarmup(RequestExecutorProvider executors) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        executors.GetExecutor(Schema.DefaultName);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
