namespace Nexus.Gateway.Explorer;

/// <summary>Whether the gateway shows GraphiQL. It can do nothing that another client could not, so it is there unless it is switched off.</summary>
public sealed class ExplorerOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nexus:Explorer";

    public bool Enabled { get; set; } = true;
}
