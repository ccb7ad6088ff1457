using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Embedded;

namespace Orleans.Serialization.Session
{
    /// <summary>What serialisers of a silo or client share: to whom references belong that they read. Sessions themselves are not to be had here.</summary>
    public sealed class SerializerSessionPool
    {
        internal SerializerSessionPool(CallRouter router) => Router = router;

        internal CallRouter Router { get; }
    }
}

namespace Orleans.Embedded
{
    internal static class SerializerServices
    {
        public static void AddSerializer(this IServiceCollection services)
        {
            services.TryAddSingleton(static provider => new Orleans.Serialization.Session.SerializerSessionPool(provider.GetRequiredService<GrainFactory>().Router));
            services.TryAddSingleton<Orleans.Serialization.Serializer>();
            services.TryAddSingleton(typeof(Orleans.Serialization.Serializer<>));
        }
    }
}
