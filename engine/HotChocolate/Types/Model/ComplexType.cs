namespace HotChocolate.Types;

/// <summary>What object and interface types share.</summary>
public abstract class ComplexType : TypeDefinition, IComplexTypeDefinition
{
    private protected ComplexType(string name, Type runtimeType, string? description)
        : base(name, runtimeType, description)
    {
    }

    public IReadOnlyList<InterfaceType> Implements { get; internal set; } = [];

    FieldCollection<OutputField> IComplexTypeDefinition.Fields => OutputFields;

    private protected abstract FieldCollection<OutputField> OutputFields { get; }

    public bool IsImplementing(InterfaceType interfaceType) => Implements.Contains(interfaceType);
}
