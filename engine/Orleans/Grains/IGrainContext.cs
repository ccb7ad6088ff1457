namespace Orleans.Runtime;

/// <summary>One activation of a grain, as the runtime sees it. Grain classes may ask for it in their constructor.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    /// <summary>The grain object, or null before it is made.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation: a scope that ends with it.</summary>
    IServiceProvider ActivationServices { get; }

    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Completes when the activation is gone.</summary>
    Task Deactivated { get; }

    void SetComponent<TComponent>(TComponent? value) where TComponent : class;

    /// <summary>Asks the activation to deactivate as soon as its turns have ended.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
