using System.Reflection;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>A field of an object type with what computes it.</summary>
public sealed class ObjectField : OutputField
{
    internal ObjectField(string name, IType type, IReadOnlyList<Argument> arguments)
        : base(name, type, arguments)
    {
    }

    /// <summary>The field's whole pipeline: descriptor middleware around the resolver. Always set.</summary>
    public FieldDelegate Middleware { get; internal set; } = null!;

    /// <summary>
    /// Computes the field synchronously, without touching its context's result. Null when the field has middleware or its
    /// resolver is asynchronous.
    /// </summary>
    public PureFieldDelegate? PureResolver { get; internal set; }

    /// <summary>Opens the event stream of a subscription field; null elsewhere.</summary>
    public SubscribeResolverDelegate? SubscribeResolver { get; internal set; }

    /// <summary>The CLR type of the resolver's result, tasks unwrapped.</summary>
    public Type RuntimeType { get; internal init; } = typeof(object);

    /// <summary>The property or method behind the field.</summary>
    public MemberInfo? Member { get; internal init; }

    /// <summary>Where the field stands in its type.</summary>
    public int Index { get; internal set; }

    public new ObjectType DeclaringType => (ObjectType)base.DeclaringType;

    /// <summary>
    /// Computes the field from the parent alone, without a context: set for plain properties and argument-less methods.
    /// </summary>
    internal Func<object, object?>? ParentResolver { get; set; }
}
