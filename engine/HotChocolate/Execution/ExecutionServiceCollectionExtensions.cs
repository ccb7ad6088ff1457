using GreenDonut;
using HotChocolate.Execution;
using HotChocolate.Execution.Processing;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorServiceCollectionExtensions
{
    /// <summary>The most promises that the DataLoaders of one service scope remember.</summary>
    private const int PromisesPerScope = 10_000;

    static partial void AddExecution(IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ServiceLifetimes(services));
        services.TryAddSingleton<RequestExecutorProvider>();
        services.TryAddSingleton<IRequestExecutorProvider>(static provider => provider.GetRequiredService<RequestExecutorProvider>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RequestExecutorWarmup>());
        services.TryAddScoped<RequestBatchScheduler>();
        services.TryAddScoped<IBatchScheduler>(static provider => provider.GetRequiredService<RequestBatchScheduler>());
        services.TryAddScoped(static _ => new DataLoaderOptions { Cache = new PromiseCache(PromisesPerScope) });
    }
}
