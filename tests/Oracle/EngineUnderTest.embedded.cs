using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Oracle.Tests.Garden;

namespace Nexus.Oracle.Tests;

/// <summary>The engine behind the schemas of the <see cref="OracleFixture"/>, with limits that no document of the oracle meets.</summary>
internal sealed class EngineUnderTest(IRequestExecutor executor)
{
    private const int NoLimit = 10_000;

    public static async Task<EngineUnderTest> OfGardenAsync() => new(await new ServiceCollection()
        .AddGarden()
        .SetMaxAllowedValidationErrors(NoLimit)
        .SetMaxAllowedLocationsPerValidationError(NoLimit)
        .KeepErrors()
        .BuildRequestExecutorAsync());

    public static async Task<EngineUnderTest> OfNexusAsync()
    {
        WebApplication app = Gateway.Program.Build([], builder => builder.Services.AddGraphQL()
            .SetMaxAllowedValidationErrors(NoLimit)
            .SetMaxAllowedLocationsPerValidationError(NoLimit)
            .KeepErrors());
        return new(await app.Services.GetRequiredService<IRequestExecutorProvider>().GetExecutorAsync());
    }

    /// <summary>What validation finds; the document is not executed.</summary>
    public async Task<IReadOnlyList<IError>> ValidateAsync(string document)
    {
        var kept = new List<IError>();
        OperationRequestBuilder request = OperationRequestBuilder.New()
            .SetDocument(document)
            .SetFlags(default)
            .SetGlobalState(KeptErrors.Key, kept);
        await using IExecutionResult result = await executor.ExecuteAsync(request.Build());
        return [.. kept.Where(error => !IsRefusalToExecute(error))];
    }

    /// <summary>The whole response, as JSON; those of a stream in its order.</summary>
    public async Task<IReadOnlyList<JsonElement>> ExecuteAsync(string document, string? operationName, string variables)
    {
        OperationRequestBuilder request = OperationRequestBuilder.New()
            .SetDocument(document)
            .SetOperationName(operationName)
            .SetVariableValues(variables)
            .SetGlobalState(nameof(Steps), new Steps());
        await using IExecutionResult result = await executor.ExecuteAsync(request.Build());
        if (result is not IResponseStream stream)
            return [JsonElement.Parse(result.ToJson())];
        var events = new List<JsonElement>();
        await foreach (OperationResult response in stream.ReadResultsAsync())
            events.Add(JsonElement.Parse(response.ToJson()));
        return events;
    }

    /// <summary>How a valid document ends that may not be executed, or does not say which of its operations to execute.</summary>
    private static bool IsRefusalToExecute(IError error)
        => error.Locations is null or [] && error.Extensions?.ContainsKey("specifiedBy") is not true;
}
