namespace HotChocolate.Execution.Options;

/// <summary>How requests are executed.</summary>
public sealed partial class RequestExecutorOptions
{
    /// <summary>After this long a request is given up; ignored while a debugger is attached. Thirty seconds by default.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether messages and stack traces of unexpected exceptions are sent to clients. Off by default.</summary>
    public bool IncludeExceptionDetails { get; set; }
}
