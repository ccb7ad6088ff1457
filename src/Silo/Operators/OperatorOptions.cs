namespace Nexus.Silo.Operators;

/// <summary>Where operators look; bound to the configuration section <c>Nexus</c>.</summary>
public sealed class OperatorOptions
{
    /// <summary>An address besides the public ones, such as <c>http://127.0.0.1:9464</c>. Whoever can reach it counts as an operator: it has to be on a trusted network.</summary>
    public string? OperatorUrl { get; set; }

    internal int? Port => string.IsNullOrEmpty(OperatorUrl) ? null : BindingAddress.Parse(OperatorUrl).Port;
}
