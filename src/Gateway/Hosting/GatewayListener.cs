namespace Nexus.Gateway.Hosting;

/// <summary>Where the gateway listens.</summary>
public static class GatewayListener
{
    private const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Kestrel on this machine only, unless <c>--urls</c> (or <c>ASPNETCORE_URLS</c>) says otherwise.</summary>
    public static void AddGatewayListener(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }
}
