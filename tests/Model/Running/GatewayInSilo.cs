using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Gateway.Authentication;
using Nexus.Grains.Hydration;
using Orleans.TestingHost;

namespace Nexus.Model.Tests.Running;

/// <summary>The gateway in one silo's process, without HTTP.</summary>
internal sealed class GatewayInSilo(SiloHandle silo, IRequestExecutor executor, SiloLosses losses)
{
    public SiloHandle Silo => silo;

    /// <summary>How often its silo has noticed that others have gone.</summary>
    public int Losses => losses.Count;

    public static async Task<GatewayInSilo> OpenAsync(SiloHandle silo)
    {
        var services = ((InProcessSiloHandle)silo).SiloHost.Services;
        return new GatewayInSilo(silo, await services.GetRequiredService<IRequestExecutorProvider>().GetExecutorAsync(), services.GetRequiredService<SiloLosses>());
    }

    /// <summary>The answer's JSON.</summary>
    public async Task<JsonElement> SendAsync(Caller caller, string document, IReadOnlyDictionary<string, object?> variables)
    {
        var request = OperationRequestBuilder.New()
            .SetDocument(document)
            .SetVariableValues(variables)
            .SetGlobalState(Caller.StateKey, caller)
            .Build();
        await using var result = await executor.ExecuteAsync(request);
        return JsonDocument.Parse(result.ToJson(withIndentations: false)).RootElement;
    }
}
