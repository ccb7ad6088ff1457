namespace Orleans.Runtime;

/// <summary>The base of the runtime's own failures.</summary>
public class OrleansException : Exception
{
    public OrleansException() : base("Unexpected error.")
    {
    }

    public OrleansException(string message) : base(message)
    {
    }

    public OrleansException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>The runtime refused a message; the call did not run.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message) : base(message)
    {
    }
}

/// <summary>The silo of the callee is gone: whether the call ran is unknown.</summary>
public sealed class SiloUnavailableException(string msg) : OrleansMessageRejectionException(msg);

/// <summary>A bounded queue is full.</summary>
public sealed class LimitExceededException(string message) : OrleansException(message);

/// <summary>The observer or client that was called is gone.</summary>
public sealed class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(GrainId clientId) : base($"No activation for client {clientId}")
    {
    }
}

/// <summary>The silo's configuration, or a contract of its grains, is not acceptable.</summary>
public sealed class OrleansConfigurationException : Exception
{
    public OrleansConfigurationException(string message) : base(message)
    {
    }

    public OrleansConfigurationException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>An enumeration's activation has ended before the enumeration did.</summary>
public sealed class EnumerationAbortedException(string message) : Exception(message);
