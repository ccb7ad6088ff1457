using Microsoft.Extensions.DependencyInjection.Extensions;
using Nexus.Gateway.Authentication.Revocations;

namespace Nexus.Gateway.Authentication;

public static class AuthenticationServices
{
    /// <summary>Access tokens; <see cref="CallerMiddleware"/> reads them from requests.</summary>
    public static void AddGatewayAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<AccessTokenOptions>(configuration.GetSection(AccessTokenOptions.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SigningKeyRing>();
        services.AddSingleton<VerifiedTokens>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<RevokedTokens>();
        services.AddHostedService<RevocationFeed>();
    }
}
