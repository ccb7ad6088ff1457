namespace HotChocolate.Execution;

/// <summary>A step of the request pipeline and the key by which others are placed before or after it.</summary>
public sealed record RequestMiddlewareConfiguration(RequestMiddleware Middleware, string? Key = null)
{
    /// <summary>A step that stands for all default steps.</summary>
    internal static RequestMiddlewareConfiguration DefaultPipeline { get; } = new((_, next) => next, "HotChocolate.DefaultPipeline");

    internal bool IsDefaultPipeline => ReferenceEquals(this, DefaultPipeline);
}
