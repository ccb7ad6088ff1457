namespace HotChocolate.Types;

/// <summary>An object type (specification 3.6).</summary>
public sealed class ObjectType : ComplexType
{
    private FieldCollection<OutputField> _outputFields = FieldCollection<OutputField>.Empty;

    internal ObjectType(string name, Type runtimeType, string? description = null)
        : base(name, runtimeType, description)
    {
    }

    public override TypeKind Kind => TypeKind.Object;

    /// <summary>The fields, <c>__typename</c> (and on the query root <c>__schema</c>, <c>__type</c>) included.</summary>
    public FieldCollection<ObjectField> Fields { get; private set; } = FieldCollection<ObjectField>.Empty;

    /// <summary>Whether a resolver's result is of this type; how abstract types find their object type.</summary>
    public bool IsInstanceOfType(object value) => RuntimeType != typeof(object) && RuntimeType.IsInstanceOfType(value);

    private protected override FieldCollection<OutputField> OutputFields => _outputFields;

    internal void SetFields(IReadOnlyList<ObjectField> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            fields[i].Index = i;
            fields[i].DeclaringTypeIs(this);
        }

        Fields = new FieldCollection<ObjectField>(fields);
        _outputFields = new FieldCollection<OutputField>(fields);
    }
}
