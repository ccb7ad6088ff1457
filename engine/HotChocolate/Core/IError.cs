namespace HotChocolate;

/// <summary>One entry of a response's <c>errors</c> (specification 7.1.2). Immutable.</summary>
public interface IError
{
    /// <summary>What went wrong, safe to show to a client.</summary>
    string Message { get; }

    /// <summary>The machine-readable code; also found in <see cref="Extensions"/> under <c>code</c>.</summary>
    string? Code { get; }

    /// <summary>The response path of the field that failed, if the error belongs to one.</summary>
    Path? Path { get; }

    IReadOnlyList<Location>? Locations { get; }

    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>The exception behind the error; never sent to a client.</summary>
    Exception? Exception { get; }

    /// <summary>This error with another message; so do the following members with other parts.</summary>
    IError WithMessage(string message);

    IError WithCode(string? code);

    IError WithPath(Path path);

    IError WithLocations(IReadOnlyList<Location> locations);

    IError WithExtensions(IReadOnlyDictionary<string, object?> extensions);

    IError SetExtension(string key, object? value);

    IError RemoveExtension(string key);

    IError WithException(Exception? exception);
}
