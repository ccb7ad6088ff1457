using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

/// <summary>Builds schemas and runs requests through the public API alone: the same on both engines.</summary>
internal static class TestSchema
{
    internal static async Task<string> PrintAsync(Action<IRequestExecutorBuilder> configure) =>
        (await Builder(configure).BuildSchemaAsync()).ToString()!.ReplaceLineEndings("\n").Trim();

    internal static async Task<ISchemaDefinition> BuildAsync(Action<IRequestExecutorBuilder> configure) =>
        await Builder(configure).BuildSchemaAsync();

    internal static async Task<Answer> RunAsync(
        Action<IRequestExecutorBuilder> configure, string document, string? variables = null)
    {
        IRequestExecutor executor = await Builder(configure).BuildRequestExecutorAsync();
        OperationRequestBuilder request = OperationRequestBuilder.New().SetDocument(document);
        if (variables is not null)
        {
            request.SetVariableValues(variables);
        }

        IExecutionResult result = await executor.ExecuteAsync(request.Build());
        return Answer.Of(result);
    }

    private static IRequestExecutorBuilder Builder(Action<IRequestExecutorBuilder> configure)
    {
        IRequestExecutorBuilder builder = new ServiceCollection().AddGraphQLServer(disableDefaultSecurity: true);
        configure(builder);
        return builder;
    }
}

/// <summary>A response: its data as JSON, and of each error what both engines agree on.</summary>
internal sealed record Answer(string? Data, IReadOnlyList<string> Errors)
{
    /// <summary>The data when there are no errors.</summary>
    internal string Value
    {
        get
        {
            Assert.Empty(Errors);
            return Data!;
        }
    }

    internal static Answer Of(IExecutionResult result)
    {
        using JsonDocument document = JsonDocument.Parse(result.ToJson());
        string? data = document.RootElement.TryGetProperty("data", out JsonElement value) ? JsonSerializer.Serialize(value) : null;
        string[] errors = document.RootElement.TryGetProperty("errors", out JsonElement list)
            ? [.. list.EnumerateArray().Select(e => e.GetProperty("message").GetString()!)]
            : [];
        return new Answer(data, errors);
    }
}
