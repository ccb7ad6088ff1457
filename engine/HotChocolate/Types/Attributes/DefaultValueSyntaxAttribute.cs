namespace HotChocolate.Types;

/// <summary>The default of an argument or input field, as it is written in the schema.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class DefaultValueSyntaxAttribute(string syntax) : Attribute
{
    public string Syntax { get; } = syntax;
}
