namespace HotChocolate;

/// <summary>Copies of an error with one thing changed.</summary>
public static class ErrorExtensions
{
    public static IError WithMessage(this IError error, string message) =>
        ErrorBuilder.FromError(error).SetMessage(message).Build();

    public static IError WithCode(this IError error, string? code) =>
        ErrorBuilder.FromError(error).SetCode(code).Build();

    public static IError WithPath(this IError error, Path? path) =>
        ErrorBuilder.FromError(error).SetPath(path).Build();

    public static IError WithException(this IError error, Exception? exception) =>
        ErrorBuilder.FromError(error).SetException(exception).Build();

    public static IError WithLocations(this IError error, IReadOnlyList<Location> locations)
    {
        ErrorBuilder builder = ErrorBuilder.FromError(error).ClearLocations();
        foreach (Location location in locations)
        {
            builder.AddLocation(location);
        }

        return builder.Build();
    }

    public static IError SetExtension(this IError error, string key, object? value) =>
        ErrorBuilder.FromError(error).SetExtension(key, value).Build();

    public static IError RemoveExtension(this IError error, string key) =>
        ErrorBuilder.FromError(error).RemoveExtension(key).Build();

    public static IError WithExtensions(this IError error, IReadOnlyDictionary<string, object?> extensions)
    {
        ErrorBuilder builder = ErrorBuilder.FromError(error).ClearExtensions();
        foreach ((string key, object? value) in extensions)
        {
            builder.SetExtension(key, value);
        }

        return extensions.TryGetValue("code", out object? code) ? builder.SetCode(code as string).Build() : builder.Build();
    }
}
