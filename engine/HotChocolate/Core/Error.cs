namespace HotChocolate;

/// <inheritdoc cref="IError"/>
public sealed record Error : IError
{
    public required string Message { get; init; }

    public string? Code { get; init; }

    public Path? Path { get; init; }

    public IReadOnlyList<Location>? Locations { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public Exception? Exception { get; init; }
}
