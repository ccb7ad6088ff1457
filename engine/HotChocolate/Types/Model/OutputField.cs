using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A field of an interface, and what fields of objects share with it.</summary>
public class OutputField : IOutputFieldDefinition
{
    internal OutputField(string name, IType type, IReadOnlyList<Argument> arguments)
    {
        Name = name;
        Type = type;
        Arguments = arguments.Count == 0 ? FieldCollection<Argument>.Empty : new FieldCollection<Argument>(arguments);
        for (int i = 0; i < arguments.Count; i++)
        {
            arguments[i].Index = i;
        }
    }

    public string Name { get; }

    public IType Type { get; }

    public FieldCollection<Argument> Arguments { get; }

    public string? Description { get; internal init; }

    public string? DeprecationReason { get; internal init; }

    /// <summary>What is applied to the definition, without <c>@deprecated</c>.</summary>
    internal IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    public bool IsDeprecated => DeprecationReason is not null;

    public IComplexTypeDefinition DeclaringType { get; internal set; } = null!;

    /// <summary>Whether the field belongs to introspection.</summary>
    public bool IsIntrospectionField => Name.StartsWith("__", StringComparison.Ordinal);

    public override string ToString() => $"{Name}: {Type}";
}
