using System.Collections.Concurrent;
using System.Text;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>A field of a compiled operation on one object type: all its occurrences merged, everything looked up once.</summary>
internal sealed class Selection : ISelection
{
    private readonly OperationCompiler _compiler;
    private readonly Placement _placement;
    private SelectionSet? _onlySelections;
    private ConcurrentDictionary<ObjectType, SelectionSet>? _selectionsByType;

    public Selection(
        OperationCompiler compiler, int id, string responseName, ObjectField field, FieldOccurrence[] occurrences, Placement placement)
    {
        _compiler = compiler;
        _placement = placement;
        IsConditional = placement.IsConditional;
        Id = id;
        ResponseName = responseName;
        Field = field;
        Occurrences = occurrences;
        Utf8Name = Encoding.UTF8.GetBytes($",\"{responseName}\":");
        IsNonNull = field.Type.Kind is TypeKind.NonNull;
        Leaf = LeafSource.Of(field);
    }

    /// <summary>A number of its own within the operation.</summary>
    public int Id { get; }

    public ObjectField Field { get; }

    public IType Type => Field.Type;

    public string ResponseName { get; }

    public FieldNode SyntaxNode => Occurrences[0].Node;

    public ObjectType DeclaringType => Field.DeclaringType;

    public FieldOccurrence[] Occurrences { get; }

    /// <summary>The response name as it follows another: a comma, the name quoted, a colon.</summary>
    public byte[] Utf8Name { get; }

    public bool IsNonNull { get; }

    /// <summary>What reads the field where it is a leaf that needs nothing but its parent.</summary>
    public LeafSource? Leaf { get; }

    public bool IsConditional { get; }

    /// <summary>Whether the response has the field at this selection's place (specification 3.13.1, 3.13.2).</summary>
    public bool IsIncluded(ulong flags) => _placement.IsIncluded(flags);

    /// <summary>Where in the document the field stands, as far as it is included.</summary>
    public IEnumerable<Language.Location> LocationsFor(ulong flags) => Occurrences
        .Where(occurrence => (flags & occurrence.Condition) == occurrence.Condition)
        .Select(occurrence => occurrence.Node)
        .Distinct()
        .Select(node => node.Location)
        .OfType<Language.Location>();

    /// <summary>The merged sub-selections for a value of <paramref name="type"/>; compiled when first met.</summary>
    public SelectionSet SelectionsFor(ObjectType type)
    {
        var only = _onlySelections;
        if (only is not null && ReferenceEquals(only.Type, type))
            return only;
        if (only is null)
            return _onlySelections = _compiler.CompileSelections(type, Occurrences);
        return LazyInitializer.EnsureInitialized(ref _selectionsByType, () => new()).GetOrAdd(
            type, static (key, selection) => selection._compiler.CompileSelections(key, selection.Occurrences), this);
    }
}

/// <summary>One place in the document where a field stands, and the conditions under which it counts.</summary>
internal readonly record struct FieldOccurrence(FieldNode Node, ulong Condition);
