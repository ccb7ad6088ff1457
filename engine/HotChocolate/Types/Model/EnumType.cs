using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Types;

/// <summary>An enum type (specification 3.9).</summary>
public sealed class EnumType : TypeDefinition
{
    private readonly FrozenDictionary<string, EnumValue> _byName;
    private readonly FrozenDictionary<object, EnumValue> _byValue;

    internal EnumType(string name, Type runtimeType, IReadOnlyList<EnumValue> values, string? description = null)
        : base(name, runtimeType, description)
    {
        Values = values;
        _byName = values.ToFrozenDictionary(v => v.Name, StringComparer.Ordinal);
        _byValue = values.ToFrozenDictionary(v => v.Value);
    }

    public override TypeKind Kind => TypeKind.Enum;

    public IReadOnlyList<EnumValue> Values { get; }

    public bool TryGetValue(string name, [NotNullWhen(true)] out EnumValue? value) => _byName.TryGetValue(name, out value);

    /// <summary>The value's name, for a response.</summary>
    public bool TryGetName(object runtimeValue, [NotNullWhen(true)] out string? name)
    {
        name = _byValue.TryGetValue(runtimeValue, out EnumValue? value) ? value.Name : null;
        return name is not null;
    }

    internal bool TryGetByRuntimeValue(object runtimeValue, [NotNullWhen(true)] out EnumValue? value) =>
        _byValue.TryGetValue(runtimeValue, out value);
}

/// <summary>One value of an enum type.</summary>
public sealed class EnumValue : INameProvider
{
    internal EnumValue(string name, object value, string? description, string? deprecationReason)
    {
        Name = name;
        Value = value;
        Description = description;
        DeprecationReason = deprecationReason;
        Utf8Name = System.Text.Json.JsonEncodedText.Encode(name);
    }

    public string Name { get; }

    /// <summary>The CLR value, boxed.</summary>
    public object Value { get; }

    public string? Description { get; }

    public string? DeprecationReason { get; }

    public bool IsDeprecated => DeprecationReason is not null;

    internal System.Text.Json.JsonEncodedText Utf8Name { get; }
}
