namespace Nexus.Silo.Mails;

public static class MailServices
{
    /// <summary>The delivery of mails, by the server or into the folder that the section names; whoever registers an <see cref="IMailTransport"/> afterwards replaces both.</summary>
    internal static IServiceCollection AddNexusMails(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(MailOptions.Section);
        services.Configure<MailOptions>(section);
        var settings = section.Get<MailOptions>() ?? new MailOptions();
        if (settings.Smtp.Host is { Length: > 0 } || settings.Folder is { Length: > 0 })
            services.AddSingleton<IMailTransport>(new SmtpMailTransport(settings));
        return services.AddHostedService<MailDelivery>();
    }
}
