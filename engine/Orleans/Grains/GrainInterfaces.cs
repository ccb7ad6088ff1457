using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Anything that can be called by a reference.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>The root of all grain interfaces.</summary>
    public interface IGrain : IAddressable;

    /// <summary>Grains keyed by a 64-bit integer.</summary>
    public interface IGrainWithIntegerKey : IGrain;

    /// <summary>Grains keyed by a string.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>Grains keyed by a <see cref="Guid"/>.</summary>
    public interface IGrainWithGuidKey : IGrain;

    /// <summary>Grains keyed by a <see cref="Guid"/> and a string.</summary>
    public interface IGrainWithGuidCompoundKey : IGrain;

    /// <summary>Grains keyed by a 64-bit integer and a string.</summary>
    public interface IGrainWithIntegerCompoundKey : IGrain;

    /// <summary>The root of observer interfaces: their methods answer nothing, or a task that ends when the observer has run.</summary>
    public interface IGrainObserver : IAddressable;
}
