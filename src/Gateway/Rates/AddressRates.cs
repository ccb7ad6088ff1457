using Microsoft.Extensions.Options;
using Nexus.Grains.Errors;

namespace Nexus.Gateway.Rates;

/// <summary>How often one address may do what guesses or floods: stricter than by what it costs.</summary>
public sealed class AddressRates(IOptions<RateOptions> options, TimeProvider time, IHttpContextAccessor http)
{
    private readonly Budgets _signUps = new(options.Value.SignUpsPerHour, TimeSpan.FromHours(1), time);
    private readonly Budgets _signIns = new(options.Value.SignInsPerMinute, TimeSpan.FromMinutes(1), time);
    private readonly Budgets _resets = new(options.Value.ResetsPerHour, TimeSpan.FromHours(1), time);

    /// <exception cref="RateLimitedException">Too many from the request's address.</exception>
    public void CountSignUp() => Count(_signUps);

    /// <inheritdoc cref="CountSignUp"/>
    public void CountSignIn() => Count(_signIns);

    /// <inheritdoc cref="CountSignUp"/>
    public void CountReset() => Count(_resets);

    private void Count(Budgets budgets)
    {
        var charge = budgets.Take(BudgetKey.Of(http.HttpContext?.Connection.RemoteIpAddress), 1);
        if (!charge.Granted)
            throw new RateLimitedException(charge.ResetAt - time.GetUtcNow(), "Too many requests of this kind from this address.");
    }
}
