using System.Collections.Immutable;

namespace HotChocolate;

/// <inheritdoc cref="IError"/>
public sealed record Error : IError
{
    private const string CodeKey = "code";

    public required string Message { get; init; }

    public string? Code => Extensions?.GetValueOrDefault(CodeKey) as string;

    public Path? Path { get; init; }

    public IReadOnlyList<Location>? Locations { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public Exception? Exception { get; init; }

    public IError WithMessage(string message)
    {
        ArgumentException.ThrowIfNullOrEmpty(message);
        return this with { Message = message };
    }

    public IError WithCode(string? code) => code is null ? RemoveExtension(CodeKey) : SetExtension(CodeKey, code);

    public IError WithPath(Path path) => this with { Path = path };

    public IError WithLocations(IReadOnlyList<Location> locations) => this with { Locations = locations };

    public IError WithExtensions(IReadOnlyDictionary<string, object?> extensions) => this with { Extensions = extensions };

    public IError SetExtension(string key, object? value)
        => this with { Extensions = ImmutableDictionary.CreateRange(Extensions ?? ImmutableDictionary<string, object?>.Empty).SetItem(key, value) };

    public IError RemoveExtension(string key)
        => Extensions is null
            ? this
            : this with { Extensions = Extensions.Where(extension => extension.Key != key).ToDictionary() is { Count: > 0 } left ? left : null };

    public IError WithException(Exception? exception) => this with { Exception = exception };
}
