using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation.Rules;

/// <summary>A field selection with the type that it is made on, which is the same wherever its fragment is spread.</summary>
internal sealed class MergeableField(int id, FieldNode node, ITypeDefinition? parentType, HotChocolate.Types.IType? type)
{
    public int Id { get; } = id;

    public FieldNode Node { get; } = node;

    public ITypeDefinition? ParentType { get; } = parentType;

    /// <summary>The field's type; null when the field is unknown.</summary>
    public HotChocolate.Types.IType? Type { get; } = type;
}
