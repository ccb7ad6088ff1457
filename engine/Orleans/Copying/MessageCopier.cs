using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>Types with a generated serialiser: what would travel is copied, the rest is as a new instance has it.</summary>
internal sealed class MessageCopier(Type type) : Copier
{
    private readonly bool _hasConstructor = type.IsClass && type.GetConstructor(Type.EmptyTypes) is not null;
    private (CarriedMember Member, Copier? Copier)[]? _parts;

    /// <summary>Found on first use: a type may hold itself.</summary>
    private (CarriedMember Member, Copier? Copier)[] Parts =>
        _parts ??= [.. CarriedMembers.Of(type).Select(static member => (member, member.IsImmutable ? null : For(member.Type)))];

    public override object Copy(object value, CopyContext? context)
    {
        if (context?.Find(value) is { } known)
            return known;
        var copy = _hasConstructor ? Activator.CreateInstance(type)! : RuntimeHelpers.GetUninitializedObject(type);
        if (!type.IsValueType)
            context?.Add(value, copy);
        foreach (var (member, copier) in Parts)
            member.Set(copy, CopyPart(copier, member.Get(value), context));
        return copy;
    }
}

/// <summary>Tuples and key-value pairs: made anew by their constructor, whose parameters are named after what they become.</summary>
internal sealed class TupleCopier : Copier
{
    private readonly ConstructorInfo _constructor;
    private readonly (Func<object, object?> Get, Copier? Copier)[] _parts;

    public TupleCopier(Type type)
    {
        _constructor = type.GetConstructors().Single();
        _parts = [.. _constructor.GetParameters().Select(parameter => (Reader(type, parameter.Name!), For(parameter.ParameterType)))];
    }

    public override object Copy(object value, CopyContext? context)
    {
        if (context?.Find(value) is { } known)
            return known;
        var copy = _constructor.Invoke([.. _parts.Select(part => CopyPart(part.Copier, part.Get(value), context))]);
        if (!value.GetType().IsValueType)
            context?.Add(value, copy);
        return copy;
    }

    /// <summary>What a parameter of the constructor has become.</summary>
    public static Func<object, object?> Reader(Type type, string name)
    {
        const BindingFlags Named = BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase;
        return type.GetProperty(name, Named) is { } property ? property.GetValue : type.GetField(name, Named)!.GetValue;
    }
}
