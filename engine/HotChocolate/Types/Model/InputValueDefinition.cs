using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>What arguments and input fields share.</summary>
public abstract class InputValueDefinition : IInputValueDefinition
{
    private protected InputValueDefinition(string name, IType type, Type runtimeType)
    {
        Name = name;
        Type = type;
        RuntimeType = runtimeType;
    }

    public string Name { get; }

    public IType Type { get; }

    /// <summary>What a coerced value is handed to code as.</summary>
    public Type RuntimeType { get; }

    public string? Description { get; internal set; }

    public string? DeprecationReason { get; internal init; }

    public bool IsDeprecated => DeprecationReason is not null;

    public IValueNode? DefaultValue { get; internal init; }

    /// <summary>Whether a value must be given: non-null and without a default (specification 5.4.2.1).</summary>
    public bool IsRequired => DefaultValue is null && Type.Kind is TypeKind.NonNull;

    /// <summary>Where in the declaration this value stands; the slot of its coerced value.</summary>
    public int Index { get; internal set; }

    /// <summary>Set when the value is a global id.</summary>
    internal IdExpectation? Id { get; init; }

    /// <summary>Makes CLR values of literals and JSON; set when the schema is completed.</summary>
    internal InputConverter Converter { get; set; } = null!;

    /// <summary>The default's CLR value; set when the schema is completed.</summary>
    internal object? DefaultRuntimeValue { get; set; }

    public override string ToString() => $"{Name}: {Type}";
}

/// <summary>An argument of a field or directive.</summary>
public sealed class Argument : InputValueDefinition
{
    internal Argument(string name, IType type, Type runtimeType)
        : base(name, type, runtimeType)
    {
    }

    /// <summary>The resolver's parameter that takes the value; null when none does.</summary>
    internal string? ParameterName { get; init; }
}

/// <summary>A field of an input object.</summary>
public sealed class InputField : InputValueDefinition
{
    internal InputField(string name, IType type, Type runtimeType)
        : base(name, type, runtimeType)
    {
    }

    /// <summary>The CLR property behind the field, if there is one.</summary>
    internal System.Reflection.PropertyInfo? Property { get; init; }
}
