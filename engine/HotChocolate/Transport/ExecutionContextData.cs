namespace HotChocolate;

/// <summary>The keys by which a result's context data speaks to the transport.</summary>
public static class ExecutionContextData
{
    /// <summary>The HTTP status, an <see cref="int"/>, of a response that has no data.</summary>
    public const string HttpStatusCode = "HotChocolate.Execution.Transport.HttpStatusCode";
}
