using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Nexus.Gateway.Authentication;

public static class AuthenticationServices
{
    /// <summary>Access tokens, and the scheme that reads them from requests.</summary>
    public static void AddGatewayAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<AccessTokenOptions>(configuration.GetSection(AccessTokenOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SigningKeyRing>();
        services.AddSingleton<VerifiedTokens>();
        services.AddSingleton<AccessTokens>();
        // AddAuthentication would bring data protection along, whose keys nobody here needs and whose files somebody would have to keep.
        services.AddAuthenticationCore(options => options.DefaultScheme = BearerDefaults.Scheme);
        services.AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerDefaults.Scheme, null);
    }
}
