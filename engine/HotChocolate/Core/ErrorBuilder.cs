namespace HotChocolate;

/// <summary>Collects the parts of an <see cref="IError"/>.</summary>
public sealed class ErrorBuilder
{
    private const string CodeKey = "code";
    private string? _message;
    private Path? _path;
    private Exception? _exception;
    private List<Location>? _locations;
    private Dictionary<string, object?>? _extensions;

    private ErrorBuilder()
    {
    }

    public static ErrorBuilder New() => new();

    public static ErrorBuilder FromError(IError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new ErrorBuilder
        {
            _message = error.Message,
            _path = error.Path,
            _exception = error.Exception,
            _locations = error.Locations is { Count: > 0 } locations ? [.. locations] : null,
            _extensions = error.Extensions is { Count: > 0 } extensions ? new(extensions) : null,
        };
    }

    public ErrorBuilder SetMessage(string message)
    {
        ArgumentException.ThrowIfNullOrEmpty(message);
        _message = message;
        return this;
    }

    public ErrorBuilder SetCode(string? code) => code is null ? RemoveExtension(CodeKey) : SetExtension(CodeKey, code);

    public ErrorBuilder SetPath(Path? path)
    {
        _path = path;
        return this;
    }

    public ErrorBuilder AddLocation(Location location)
    {
        (_locations ??= []).Add(location);
        return this;
    }

    internal ErrorBuilder AddLocation(int line, int column) => AddLocation(new Location(line, column));

    public ErrorBuilder ClearLocations()
    {
        _locations = null;
        return this;
    }

    public ErrorBuilder SetException(Exception? exception)
    {
        _exception = exception;
        return this;
    }

    public ErrorBuilder SetExtension(string key, object? value)
    {
        (_extensions ??= [])[key] = value;
        return this;
    }

    public ErrorBuilder RemoveExtension(string key)
    {
        _extensions?.Remove(key);
        return this;
    }

    public ErrorBuilder ClearExtensions()
    {
        _extensions = null;
        return this;
    }

    /// <exception cref="InvalidOperationException">No message was set.</exception>
    public IError Build() => new Error
    {
        Message = _message ?? throw new InvalidOperationException("An error needs a message."),
        Path = _path,
        Exception = _exception,
        Locations = _locations is { Count: > 0 } ? [.. _locations] : null,
        Extensions = _extensions is { Count: > 0 } ? new Dictionary<string, object?>(_extensions) : null,
    };
}
