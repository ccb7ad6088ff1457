namespace ChilliCream.Nitro.App;

/// <summary>Whether a GraphQL IDE is served. The embedded engine has none.</summary>
public sealed class NitroAppOptions
{
    public bool Enable { get; set; } = true;
}
