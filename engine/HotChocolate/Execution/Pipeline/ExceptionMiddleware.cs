using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <summary>Makes an answer of what the later steps throw.</summary>
internal static class ExceptionMiddleware
{
    public static RequestDelegate Create(RequestDelegate next, ErrorHandler errors) => async context =>
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (((PipelineContext)context).ClientGone.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            context.Result = OperationResult.FromError([.. errors.ErrorsOf(exception).Select(errors.Handle)]);
        }
    };
}
