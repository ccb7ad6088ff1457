using System.Reflection;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>A field of an object type with what computes it.</summary>
public sealed class ObjectField : OutputField
{
    private Func<CompiledResolver>? _compile;
    private CompiledResolver? _resolver;
    private Func<SubscribeResolverDelegate>? _compileSubscribe;
    private SubscribeResolverDelegate? _subscribe;

    internal ObjectField(string name, IType type, IReadOnlyList<Argument> arguments)
        : base(name, type, arguments)
    {
    }

    /// <summary>The field's whole pipeline: descriptor middleware around the resolver.</summary>
    public FieldDelegate Middleware => Resolver.Invoke;

    /// <summary>
    /// Computes the field synchronously, without touching its context's result. Null when the field has middleware or its
    /// resolver is asynchronous.
    /// </summary>
    public PureFieldDelegate? PureResolver => Resolver.Pure;

    /// <summary>Opens the event stream of a subscription field; null elsewhere.</summary>
    public SubscribeResolverDelegate? SubscribeResolver =>
        _compileSubscribe is null ? null : LazyInitializer.EnsureInitialized(ref _subscribe, _compileSubscribe);

    /// <summary>The CLR type of the resolver's result, tasks unwrapped.</summary>
    public Type RuntimeType { get; internal init; } = typeof(object);

    /// <summary>The property or method behind the field.</summary>
    public MemberInfo? Member { get; internal init; }

    /// <summary>Where the field stands in its type.</summary>
    public int Index { get; internal set; }

    public new ObjectType DeclaringType => (ObjectType)base.DeclaringType;

    /// <summary>
    /// Computes the field from the parent alone, without a context: there for plain properties and argument-less methods.
    /// </summary>
    internal Func<object, object?>? ParentResolver => Resolver.FromParent;

    internal CompiledResolver Resolver => LazyInitializer.EnsureInitialized(ref _resolver, _compile!);

    internal ObjectField ResolveWith(Func<CompiledResolver> compile)
    {
        _compile = compile;
        return this;
    }

    internal void SubscribeWith(Func<SubscribeResolverDelegate> compile) => _compileSubscribe = compile;

    /// <summary>A field of the engine's own types.</summary>
    internal static ObjectField FromParent<TParent>(
        string name, IType type, Func<TParent, object?> resolve, string? description = null) =>
        new ObjectField(name, type, []) { Description = description }
            .ResolveWith(() => CompiledResolver.OfParent(parent => resolve((TParent)parent)));

    internal void DeclaringTypeIs(ObjectType type) => base.DeclaringType = type;
}
