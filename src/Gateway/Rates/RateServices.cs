namespace Nexus.Gateway.Rates;

public static class RateServices
{
    public static void AddGatewayRates(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateOptions>()
            .Bind(configuration.GetSection(RateOptions.Section))
            .Validate(
                rates => rates is
                {
                    PointsPerMinute: > 0, AnonymousPointsPerMinute: > 0, SignUpsPerHour: > 0, SignInsPerMinute: > 0, ResetsPerHour: > 0, ExportsPerHour: > 0,
                },
                $"{RateOptions.Section}: every rate has to be greater than nothing.")
            .ValidateOnStart();
        services.AddSingleton<OperationRates>();
        services.AddSingleton<ActionRates>();
    }
}
