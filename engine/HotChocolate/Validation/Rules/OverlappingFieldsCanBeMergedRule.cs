using System.Runtime.CompilerServices;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>
/// Selections that make the same response key can be merged (specification 5.3.2). Instead of comparing pairs of fields,
/// whole sets are grouped by response name and each field is compared with the first of its group; a set of fields that
/// was met before, however many fragments led there, is not looked at again.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(RuleContext context) : ValidationRule(context), ICheckUsages
{
    private const string Section = "sec-Field-Selection-Merging";

    private readonly MergeableFields _fields = new(context);
    private readonly HashSet<FieldSet> _sameParents = [];
    private readonly HashSet<FieldSet> _sameShapes = [];
    private readonly HashSet<FieldSet> _conflicts = [];

    /// <summary>How many fields and selection sets may be looked at: documents that people write need a few per field.</summary>
    private readonly int _budget = 10_000 + (16 * context.Document.FieldsCount) + (8 * context.Document.Definitions.Count);
    private int _visited;

    private bool IsOverBudget => _visited + _fields.Visited > _budget;

    public void CheckUsages(DocumentUsages usages)
    {
        foreach (OperationDefinitionNode operation in usages.Operations)
        {
            FieldSet root = _fields.Collect(operation.SelectionSet, Context.Schema.GetOperationType(operation.Operation));
            CheckCommonParents(root, depth: 1);
            CheckResponseShapes(root, depth: 1);
            if (IsOverBudget)
            {
                Report("The selections of the document merge in too many ways.", operation, Section);
                return;
            }
        }
    }

    /// <summary>Fields that one object can have both of have the same name and arguments.</summary>
    private void CheckCommonParents(FieldSet set, int depth)
    {
        if (!_sameParents.Add(set) || IsBeyondLimits(set, depth))
            return;
        foreach (List<MergeableField> group in GroupByResponseName(set))
        {
            foreach (FieldSet partition in PartitionByParent(group))
            {
                if (!HasDifferentFields(partition))
                    CheckCommonParents(_fields.CollectChildren(partition), depth + 1);
            }
        }
    }

    /// <summary>Fields that make the same key have the same shape, also when no object has both.</summary>
    private void CheckResponseShapes(FieldSet set, int depth)
    {
        if (!_sameShapes.Add(set) || IsBeyondLimits(set, depth))
            return;
        foreach (List<MergeableField> group in GroupByResponseName(set))
        {
            var fields = new FieldSet(group);
            if (!HasDifferentShapes(fields))
                CheckResponseShapes(_fields.CollectChildren(fields), depth + 1);
        }
    }

    /// <summary>What is deeper than all that is ever executed has no fields to merge.</summary>
    private bool IsBeyondLimits(FieldSet set, int depth)
    {
        _visited += set.Fields.Count;
        return IsOverBudget || depth > MaxExecutionDepthRule.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack();
    }

    private bool HasDifferentFields(FieldSet set)
    {
        MergeableField first = set.Fields[0];
        for (int i = 1; i < set.Fields.Count; i++)
        {
            MergeableField other = set.Fields[i];
            if (first.Node.Name.Value != other.Node.Name.Value)
                return ReportConflict(set, "are different fields");
            if (!ArgumentComparison.AreSame(first.Node.Arguments, other.Node.Arguments))
                return ReportConflict(set, "have different arguments");
        }
        return false;
    }

    private bool HasDifferentShapes(FieldSet set)
    {
        MergeableField? first = null;
        foreach (MergeableField field in set.Fields)
        {
            if (field.Type is null)
                continue;
            first ??= field;
            if (!HaveSameShape(first.Type!, field.Type))
                return ReportConflict(set, $"have the types `{first.Type}` and `{field.Type}`");
        }
        return false;
    }

    /// <summary>SameResponseShape of the specification, without the subfields: those are in a set of their own.</summary>
    private static bool HaveSameShape(HotChocolate.Types.IType left, HotChocolate.Types.IType right) => (left, right) switch
    {
        (NonNullType l, NonNullType r) => HaveSameShape(l.NullableType, r.NullableType),
        (ListType l, ListType r) => HaveSameShape(l.ElementType, r.ElementType),
        (NonNullType or ListType, _) or (_, NonNullType or ListType) => false,
        _ => ReferenceEquals(left, right) || (left.IsCompositeType() && right.IsCompositeType()),
    };

    private bool ReportConflict(FieldSet set, string difference)
    {
        if (!_conflicts.Add(set))
            return true;
        var nodes = new List<ISyntaxNode>(set.Fields.Count);
        foreach (MergeableField field in set.Fields)
            nodes.Add(field.Node);
        Report(
            $"The selections of `{set.Fields[0].Node.ResponseName}` {difference}: give them different aliases.", nodes, Section);
        return true;
    }

    private static Dictionary<string, List<MergeableField>>.ValueCollection GroupByResponseName(FieldSet set)
    {
        var groups = new Dictionary<string, List<MergeableField>>(StringComparer.Ordinal);
        foreach (MergeableField field in set.Fields)
        {
            if (!groups.TryGetValue(field.Node.ResponseName, out List<MergeableField>? group))
                groups[field.Node.ResponseName] = group = [];
            group.Add(field);
        }
        return groups.Values;
    }

    /// <summary>For each object type its fields and those of abstract types, which it may have too.</summary>
    private static IEnumerable<FieldSet> PartitionByParent(List<MergeableField> group)
    {
        Dictionary<ITypeDefinition, List<MergeableField>>? byObject = null;
        foreach (MergeableField field in group)
        {
            if (field.ParentType is ObjectType parent && !(byObject ??= []).ContainsKey(parent))
                byObject[parent] = [];
        }
        if (byObject is null or { Count: 1 })
            return [new FieldSet(group)];
        foreach (MergeableField field in group)
        {
            if (field.ParentType is ObjectType parent)
                byObject[parent].Add(field);
            else
                foreach (List<MergeableField> partition in byObject.Values)
                    partition.Add(field);
        }
        return byObject.Values.Select(partition => new FieldSet(partition));
    }
}
