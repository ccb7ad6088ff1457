using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.Oracle.Tests;

/// <summary>Keeps the engine's own errors for a request that asks for them, before the gateway gives them codes of its own.</summary>
internal static class KeptErrors
{
    public const string Key = "Nexus.Oracle.KeptErrors";

    public static IRequestExecutorBuilder KeepErrors(this IRequestExecutorBuilder builder) => builder.UseRequest(
        next => async request =>
        {
            await next(request);
            if (request.ContextData.TryGetValue(Key, out object? kept) && request.Result is OperationResult result)
                ((List<IError>)kept!).AddRange(result.Errors);
        },
        key: Key,
        before: WellKnownRequestMiddleware.ExceptionMiddleware);
}
