namespace HotChocolate.Types;

/// <summary>The value of a payload: the mutation's result, or its errors.</summary>
internal sealed record MutationPayload(object? Value, IReadOnlyList<object>? Errors);
