using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Oracle.Tests.Garden;

namespace Nexus.Oracle.Tests;

/// <summary>The engine behind one of the schemas of the <see cref="OracleFixture"/>. Its validation has the specification's rules and no limits.</summary>
internal sealed class EngineUnderTest(IRequestExecutor executor, DocumentValidator validator)
{
    private const int NoLimit = 10_000;

    public static async Task<EngineUnderTest> OfGardenAsync()
    {
        DocumentValidatorBuilder? rules = null;
        IRequestExecutor executor = await new ServiceCollection()
            .AddGarden()
            .SetMaxAllowedValidationErrors(NoLimit)
            .SetMaxAllowedLocationsPerValidationError(NoLimit)
            .ConfigureValidation((_, configured) => rules = configured)
            .BuildRequestExecutorAsync();
        return new(executor, rules!.Build());
    }

    public static async Task<EngineUnderTest> OfNexusAsync()
    {
        EngineUnderTest garden = await OfGardenAsync();
        WebApplication app = Gateway.Program.Build([]);
        return new(await app.Services.GetRequiredService<IRequestExecutorProvider>().GetExecutorAsync(), garden.Validator);
    }

    private DocumentValidator Validator => validator;

    /// <summary>What validation finds; the document is not executed.</summary>
    public IReadOnlyList<IError> Validate(string document)
    {
        try
        {
            return validator.Validate(executor.Schema, Utf8GraphQLParser.Parse(document)).Errors;
        }
        catch (SyntaxException fault)
        {
            return [ErrorBuilder.New().SetMessage(fault.Message).SetCode(ErrorCodes.Execution.SyntaxError).AddLocation(new HotChocolate.Location(fault.Line, fault.Column)).Build()];
        }
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
}
