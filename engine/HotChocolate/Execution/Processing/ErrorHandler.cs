using HotChocolate.Execution.Options;
using Microsoft.Extensions.Logging;

namespace HotChocolate.Execution.Processing;

/// <summary>Makes errors of exceptions and passes errors through the filters.</summary>
internal sealed partial class ErrorHandler(
    IReadOnlyList<IErrorFilter> filters, RequestExecutorOptions options, ILogger<ErrorHandler> logger)
{
    private const string UnexpectedMessage = "Unexpected Execution Error";

    /// <summary>The error to report for <paramref name="error"/> after all filters.</summary>
    public IError Handle(IError error)
    {
        foreach (var filter in filters)
        {
            error = filter.OnError(error)
                ?? throw new InvalidOperationException($"The error filter {filter.GetType().Name} returned no error.");
        }

        return error;
    }

    /// <summary>The errors of an exception: those a <see cref="GraphQLException"/> carries, or one that hides what happened.</summary>
    public IEnumerable<IError> ErrorsOf(Exception exception, Path? path = null, IEnumerable<Language.Location>? locations = null)
        => exception is GraphQLException graphQL
            ? graphQL.Errors.Select(error => Place(error, path, locations))
            : [Place(Unexpected(exception, path), path, locations)];

    private static IError Place(IError error, Path? path, IEnumerable<Language.Location>? locations)
    {
        if (path is null || (error.Path is not null && error.Locations is not null))
            return error;
        var placed = ErrorBuilder.FromError(error).SetPath(error.Path ?? path);
        if (error.Locations is null)
        {
            foreach (var location in locations ?? [])
                placed.AddLocation(location.Line, location.Column);
        }

        return placed.Build();
    }

    private IError Unexpected(Exception exception, Path? path)
    {
        LogUnexpected(logger, path, exception);
        var error = ErrorBuilder.New().SetMessage(UnexpectedMessage).SetException(exception);
        if (options.IncludeExceptionDetails)
            error.SetExtension("message", exception.Message).SetExtension("stackTrace", exception.StackTrace);
        return error.Build();
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "The field at {Path} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Path? path, Exception exception);
}
