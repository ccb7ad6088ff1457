using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>A field of an operation, with all of its occurrences merged (specification 6.3.2).</summary>
public interface ISelection
{
    ObjectField Field { get; }

    IType Type { get; }

    /// <summary>The alias, or the field's name.</summary>
    string ResponseName { get; }

    /// <summary>The first occurrence in the document.</summary>
    FieldNode SyntaxNode { get; }

    ObjectType DeclaringType { get; }
}
