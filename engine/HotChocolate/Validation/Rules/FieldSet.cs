namespace HotChocolate.Validation.Rules;

/// <summary>Field selections that end up in one response object, equal to any set of the same fields.</summary>
internal sealed class FieldSet : IEquatable<FieldSet>
{
    private readonly int _hash;

    public FieldSet(List<MergeableField> fields)
    {
        fields.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        Fields = fields;
        var hash = new HashCode();
        foreach (MergeableField field in fields)
            hash.Add(field.Id);
        _hash = hash.ToHashCode();
    }

    /// <summary>The fields, each once, in the order in which they were met first.</summary>
    public List<MergeableField> Fields { get; }

    public bool Equals(FieldSet? other)
    {
        if (other is null || _hash != other._hash || Fields.Count != other.Fields.Count)
            return false;
        for (int i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Id != other.Fields[i].Id)
                return false;
        }
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FieldSet);

    public override int GetHashCode() => _hash;
}
