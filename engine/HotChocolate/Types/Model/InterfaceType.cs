namespace HotChocolate.Types;

/// <summary>An interface type (specification 3.7).</summary>
public sealed class InterfaceType : ComplexType
{
    internal InterfaceType(string name, Type runtimeType, string? description = null)
        : base(name, runtimeType, description)
    {
    }

    public override TypeKind Kind => TypeKind.Interface;

    public FieldCollection<OutputField> Fields { get; private set; } = FieldCollection<OutputField>.Empty;

    private protected override FieldCollection<OutputField> OutputFields => Fields;

    internal void SetFields(IReadOnlyList<OutputField> fields) => Fields = new FieldCollection<OutputField>(fields);
}
