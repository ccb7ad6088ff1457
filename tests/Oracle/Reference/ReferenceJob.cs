using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nexus.Oracle.Tests.Reference;

/// <summary>Something to ask graphql-js: <c>schema</c>, <c>parse</c>, <c>validate</c>, <c>execute</c> or <c>subscribe</c>.</summary>
public sealed record ReferenceJob(string Kind)
{
    /// <summary>The name that a schema gets.</summary>
    public string? Name { get; init; }

    public string? Sdl { get; init; }

    /// <summary>The name of the schema to use.</summary>
    public string? Schema { get; init; }

    public string? Document { get; init; }

    public JsonNode? Variables { get; init; }

    public string? OperationName { get; init; }
}

/// <summary>The text that graphql-js prints, or the place (<c>line:column</c>) where it is not GraphQL.</summary>
public sealed record ParseAnswer(string? Printed, string? SyntaxError, string? Message);

/// <summary>What graphql-js' rules find; a document that is not GraphQL has the place of its syntax error.</summary>
public sealed record ValidationAnswer(IReadOnlyList<RuleError>? Errors, string? SyntaxError);

public sealed record RuleError(string Rule, string Message, IReadOnlyList<string> Places);

public sealed record ExecutionAnswer(JsonElement Data, IReadOnlyList<ExecutionError> Errors);

public sealed record ExecutionError(string Message, JsonElement Path, IReadOnlyList<string> Places);

public sealed record SubscriptionAnswer(IReadOnlyList<ExecutionAnswer> Events);
