namespace Nexus.Gateway.Operations;

/// <summary>Which documents requests may name instead of sending them.</summary>
public sealed class OperationOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nexus:Operations";

    /// <summary>A folder of trusted documents, each in a file named <c>&lt;SHA-256 in lower-case hexadecimal&gt;.graphql</c>; none by default.</summary>
    public string? Folder { get; set; }

    /// <summary>Whether everything but the trusted documents is refused. Clients can register none then.</summary>
    public bool OnlyTrusted { get; set; }

    /// <summary>How many documents clients may have registered; older ones that are not used make room.</summary>
    public int MaxRegistered { get; set; } = 1_000;

    /// <summary>How many bytes those may be together.</summary>
    public int MaxRegisteredBytes { get; set; } = 16 * 1024 * 1024;
}
