using Microsoft.Extensions.Options;
using Nexus.Grains.Errors;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Rates;

/// <summary>How often one address, or one person, may do what guesses, floods or is much work: stricter than by what it costs.</summary>
public sealed class ActionRates(IOptions<RateOptions> options, TimeProvider time, IHttpContextAccessor http)
{
    private readonly Budgets _signUps = new(options.Value.SignUpsPerHour, TimeSpan.FromHours(1), time);
    private readonly Budgets _signIns = new(options.Value.SignInsPerMinute, TimeSpan.FromMinutes(1), time);
    private readonly Budgets _resets = new(options.Value.ResetsPerHour, TimeSpan.FromHours(1), time);
    private readonly Budgets _exports = new(options.Value.ExportsPerHour, TimeSpan.FromHours(1), time);

    /// <exception cref="RateLimitedException">Too many from the request's address.</exception>
    public void CountSignUp() => Count(_signUps);

    /// <inheritdoc cref="CountSignUp"/>
    public void CountSignIn() => Count(_signIns);

    /// <inheritdoc cref="CountSignUp"/>
    public void CountReset() => Count(_resets);

    /// <exception cref="RateLimitedException">Too many by this person.</exception>
    public void CountExport(UserId user) => Count(_exports, BudgetKey.Of(user));

    private void Count(Budgets budgets) => Count(budgets, BudgetKey.Of(http.HttpContext?.Connection.RemoteIpAddress));

    private void Count(Budgets budgets, BudgetKey key)
    {
        var charge = budgets.Take(key, 1);
        if (!charge.Granted)
            throw new RateLimitedException(charge.ResetAt - time.GetUtcNow(), "Too many requests of this kind.");
    }
}
