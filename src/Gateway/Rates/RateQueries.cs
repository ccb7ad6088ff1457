using HotChocolate.Resolvers;
using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Rates;

[ExtendObjectType<Query>]
public sealed class RateQueries
{
    /// <summary>What this operation cost, and what is left.</summary>
    public RateLimit GetRateLimit(IResolverContext field) => field.ContextData.TryGetValue(Charge.StateKey, out var state) && state is Charge charge
        ? new RateLimit(charge.Limit, charge.Remaining, charge.ResetAt, charge.Cost)
        : throw new InvalidOperationException("An operation was executed that nobody was charged for.");
}
