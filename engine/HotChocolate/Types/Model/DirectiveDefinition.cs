namespace HotChocolate.Types;

/// <summary>Where a directive may stand (specification 3.13).</summary>
[Flags]
public enum DirectiveLocation
{
    Query = 1,
    Mutation = 1 << 1,
    Subscription = 1 << 2,
    Field = 1 << 3,
    FragmentDefinition = 1 << 4,
    FragmentSpread = 1 << 5,
    InlineFragment = 1 << 6,
    VariableDefinition = 1 << 7,
    Schema = 1 << 8,
    Scalar = 1 << 9,
    Object = 1 << 10,
    FieldDefinition = 1 << 11,
    ArgumentDefinition = 1 << 12,
    Interface = 1 << 13,
    Union = 1 << 14,
    Enum = 1 << 15,
    EnumValue = 1 << 16,
    InputObject = 1 << 17,
    InputFieldDefinition = 1 << 18,
}

/// <summary>The definition of a directive (specification 3.13).</summary>
public sealed class DirectiveDefinition : INameProvider
{
    internal DirectiveDefinition(string name, DirectiveLocation locations, IReadOnlyList<Argument> arguments, string? description)
    {
        Name = name;
        Locations = locations;
        Arguments = new FieldCollection<Argument>(arguments);
        Description = description;
        for (int i = 0; i < arguments.Count; i++)
        {
            arguments[i].Index = i;
        }
    }

    public string Name { get; }

    public DirectiveLocation Locations { get; }

    public FieldCollection<Argument> Arguments { get; }

    public string? Description { get; }

    /// <summary>Whether the directive may stand more than once at one place.</summary>
    public bool IsRepeatable { get; internal init; }

    public override string ToString() => $"@{Name}";
}
