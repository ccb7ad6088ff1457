namespace Nexus.Silo.Operators;

/// <summary>The address of operators.</summary>
public static class OperatorListener
{
    private const string DefaultUrls = "http://localhost:5000";

    /// <summary>Listens on <c>Nexus:OperatorUrl</c> too, where it is set; called after the public addresses are known.</summary>
    /// <exception cref="InvalidOperationException">The port is one of the public ones.</exception>
    public static void AddOperatorListener(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(NexusSiloExtensions.Section).Get<OperatorOptions>() ?? new OperatorOptions();
        if (options.Port is not { } port)
            return;
        var urls = builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) is { Length: > 0 } known ? known : DefaultUrls;
        if (urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Any(url => BindingAddress.Parse(url).Port == port))
            throw new InvalidOperationException($"Nexus:OperatorUrl has the port {port} of a public address: everybody would be an operator.");
        builder.WebHost.UseUrls($"{urls};{options.OperatorUrl}");
    }
}
