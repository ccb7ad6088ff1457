using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A scalar type: how its values are read from literals and JSON and written to responses (specification 3.5).</summary>
public abstract class ScalarType : TypeDefinition
{
    private protected ScalarType(string name, Type runtimeType, string? description = null, string? specifiedBy = null)
        : base(name, runtimeType, description) => SpecifiedBy = specifiedBy;

    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>Where the scalar's format is specified (specification 3.5.4); null for built-in scalars.</summary>
    public string? SpecifiedBy { get; }

    /// <summary>Whether the literal, which is neither null nor a variable, is a value of this scalar (specification 5.6.1).</summary>
    public abstract bool IsValueCompatible(IValueNode literal);

    /// <summary>Makes the CLR value of a literal that is neither null nor a variable.</summary>
    /// <exception cref="CoercionException">The literal is no value of this scalar.</exception>
    internal abstract object CoerceInputLiteral(IValueNode literal);

    /// <summary>Makes the CLR value of a JSON value that is not null.</summary>
    /// <exception cref="CoercionException">The JSON is no value of this scalar.</exception>
    internal abstract object CoerceInputValue(JsonElement value);

    /// <summary>Writes a result that is not null (specification 6.4.3, CoerceResult).</summary>
    /// <exception cref="CoercionException">The result is no value of this scalar; nothing has been written.</exception>
    internal abstract void WriteOutputValue(Utf8JsonWriter writer, object value);

    /// <summary>Makes the literal of a CLR value, for printed defaults.</summary>
    internal abstract IValueNode ValueToLiteral(object value);

    private protected CoercionException CanNotRead(object? value) =>
        new($"{Name} cannot represent the value: {value}");

    private protected CoercionException CanNotWrite(object value) =>
        new($"{Name} cannot represent the result of type {value.GetType().Name}.");
}
