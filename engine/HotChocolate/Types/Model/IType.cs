namespace HotChocolate.Types;

/// <summary>The kinds of the type system (specification 4.2, <c>__TypeKind</c>).</summary>
public enum TypeKind
{
    Interface = 0,
    Object = 1,
    Union = 2,
    InputObject = 4,
    Enum = 8,
    Scalar = 16,
    List = 32,
    NonNull = 64,
    Directive = 128,
}

/// <summary>A type reference: a named type, or a list or non-null wrapper of one.</summary>
public interface IType
{
    TypeKind Kind { get; }
}

/// <summary>Anything with a name and a description.</summary>
public interface INameProvider
{
    string Name { get; }
}

/// <summary>Anything that stands for a CLR type.</summary>
public interface IRuntimeTypeProvider
{
    Type RuntimeType { get; }
}

/// <summary>A named type of the schema.</summary>
public interface ITypeDefinition : IType, INameProvider, IRuntimeTypeProvider
{
    string? Description { get; }
}

/// <summary>A named type that has output fields: object or interface.</summary>
public interface IComplexTypeDefinition : ITypeDefinition
{
    FieldCollection<OutputField> Fields { get; }

    /// <summary>All interfaces, those of interfaces included.</summary>
    IReadOnlyList<InterfaceType> Implements { get; }
}

/// <summary>A member of an object, interface or input object, or an argument.</summary>
public interface IFieldDefinition : INameProvider
{
    IType Type { get; }

    string? Description { get; }

    string? DeprecationReason { get; }

    bool IsDeprecated { get; }
}

/// <summary>A field of an object or interface type (specification 3.6).</summary>
public interface IOutputFieldDefinition : IFieldDefinition
{
    FieldCollection<Argument> Arguments { get; }

    IComplexTypeDefinition DeclaringType { get; }
}

/// <summary>An argument or a field of an input object (specification 3.6.1, 3.10).</summary>
public interface IInputValueDefinition : IFieldDefinition, IRuntimeTypeProvider
{
    /// <summary>What stands in for an absent value; null when there is no default.</summary>
    Language.IValueNode? DefaultValue { get; }
}
