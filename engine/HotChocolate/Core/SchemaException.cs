namespace HotChocolate;

/// <summary>The schema can not be built; holds every fault that was found, not only the first.</summary>
public sealed class SchemaException : Exception
{
    public SchemaException(params IReadOnlyList<ISchemaError> errors)
        : base(CreateMessage(errors)) => Errors = errors;

    public IReadOnlyList<ISchemaError> Errors { get; }

    private static string CreateMessage(IReadOnlyList<ISchemaError> errors)
    {
        string[] lines = new string[errors.Count + 1];
        lines[0] = "The schema has faults:";
        for (int i = 0; i < errors.Count; i++)
        {
            lines[i + 1] = $"{i + 1}. {errors[i].Message}";
        }

        return string.Join(Environment.NewLine, lines);
    }
}

/// <summary>One fault of a schema.</summary>
public interface ISchemaError
{
    string Message { get; }

    /// <summary>Where in the schema: <c>Type</c>, <c>Type.field</c> or <c>Type.field(argument:)</c>.</summary>
    string? Coordinate { get; }

    Exception? Exception { get; }
}

internal sealed record SchemaError(string Message, string? Coordinate = null, Exception? Exception = null) : ISchemaError;
