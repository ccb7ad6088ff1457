namespace HotChocolate.Types;

/// <summary>An input object type (specification 3.10).</summary>
public sealed class InputObjectType : TypeDefinition
{
    internal InputObjectType(string name, Type runtimeType, string? description = null)
        : base(name, runtimeType, description)
    {
    }

    public override TypeKind Kind => TypeKind.InputObject;

    public FieldCollection<InputField> Fields { get; private set; } = FieldCollection<InputField>.Empty;

    /// <summary>Whether exactly one field must be given (<c>@oneOf</c>, specification 3.10.1).</summary>
    public bool IsOneOf { get; internal set; }

    internal void SetFields(IReadOnlyList<InputField> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            fields[i].Index = i;
        }

        Fields = new FieldCollection<InputField>(fields);
    }
}
