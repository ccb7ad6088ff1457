using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>What a silo knows of a grain class: how to make one, and what its attributes ask for.</summary>
internal sealed class GrainClass
{
    /// <summary>What is compiled for one silo of a process serves the others.</summary>
    private static readonly ConcurrentDictionary<Type, Func<IGrainBase>> s_constructors = [];

    private readonly Func<Activation, IGrainBase> _create;

    public GrainClass(Type type, GrainType grainType, IServiceProvider services, TimeSpan collectionAge)
    {
        Type = type;
        GrainType = grainType;
        Tag = new("type", $"{type.FullName},{type.Assembly.GetName().Name}");
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        StatelessWorker = type.GetCustomAttribute<StatelessWorkerAttribute>();
        CollectionAgeMilliseconds = (long)collectionAge.TotalMilliseconds;
        IsKept = collectionAge == TimeSpan.MaxValue;
        PrefersLocal = StatelessWorker is not null || type.IsDefined(typeof(Placement.PreferLocalPlacementAttribute), inherit: true);
        FiltersItself = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        HasActivationWork = typeof(ILifecycleParticipant<IGrainLifecycle>).IsAssignableFrom(type) || OverridesActivate(type);
        MayInterleave = type.GetCustomAttribute<MayInterleaveAttribute>() is { } attribute ? BindPredicate(type, attribute.CallbackMethodName) : null;
        _create = BindConstructor(type, services);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    /// <summary>Names the class in metrics.</summary>
    public KeyValuePair<string, object?> Tag { get; }

    public bool IsReentrant { get; }

    public bool FiltersItself { get; }

    public bool PrefersLocal { get; }

    public bool HasActivationWork { get; }

    public StatelessWorkerAttribute? StatelessWorker { get; }

    public long CollectionAgeMilliseconds { get; }

    /// <summary>Its activations are never ended for being idle, however scarce memory is.</summary>
    public bool IsKept { get; }

    public Func<object, IInvokable, bool>? MayInterleave { get; }

    public IGrainBase CreateGrain(Activation activation) => _create(activation);

    private static bool OverridesActivate(Type type)
    {
        var map = type.GetInterfaceMap(typeof(IGrainBase));
        var index = Array.FindIndex(map.InterfaceMethods, static method => method.Name == nameof(IGrainBase.OnActivateAsync));
        var declaring = map.TargetMethods[index].DeclaringType;
        return declaring != typeof(Grain) && declaring != typeof(IGrainBase);
    }

    /// <summary>A scope costs more than a small grain does: one is made only if the constructor asks for something that is not a singleton.</summary>
    private static Func<Activation, IGrainBase> BindConstructor(Type type, IServiceProvider services)
    {
        var constructors = type.GetConstructors();
        if (constructors is [var only] && only.GetParameters() is { Length: 0 })
        {
            var make = s_constructors.GetOrAdd(type, static (_, constructor) => Expression.Lambda<Func<IGrainBase>>(Expression.New(constructor)).Compile(), only);
            return _ => make();
        }

        var takesContext = constructors.Any(static constructor => constructor.GetParameters().Any(static parameter => parameter.ParameterType == typeof(IGrainContext)));
        var factory = ActivatorUtilities.CreateFactory(type, takesContext ? [typeof(IGrainContext)] : Type.EmptyTypes);
        var kinds = services.GetRequiredService<ServiceKinds>();
        var needsScope = constructors is not [var single] || !single.GetParameters().All(parameter => parameter.ParameterType == typeof(IGrainContext) || kinds.IsSingleton(parameter));
        return activation =>
            (IGrainBase)factory(needsScope ? activation.ActivationServices : activation.Silo.Services, takesContext ? [activation] : null);
    }

    private static Func<object, IInvokable, bool> BindPredicate(Type type, string name)
    {
        var method = type.GetMethod(name, BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy, [typeof(IInvokable)])
            ?? throw new InvalidOperationException($"Class {type} has no method bool {name}(IInvokable), which its [MayInterleave] names.");
        if (method.IsStatic)
        {
            var predicate = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, call) => predicate(call);
        }

        var grain = Expression.Parameter(typeof(object));
        var invokable = Expression.Parameter(typeof(IInvokable));
        return Expression.Lambda<Func<object, IInvokable, bool>>(Expression.Call(Expression.Convert(grain, type), method, invokable), grain, invokable).Compile();
    }
}
