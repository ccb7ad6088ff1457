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
    Schema = 1 << 7,
    Scalar = 1 << 8,
    Object = 1 << 9,
    FieldDefinition = 1 << 10,
    ArgumentDefinition = 1 << 11,
    Interface = 1 << 12,
    Union = 1 << 13,
    Enum = 1 << 14,
    EnumValue = 1 << 15,
    InputObject = 1 << 16,
    InputFieldDefinition = 1 << 17,
    VariableDefinition = 1 << 18,
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
