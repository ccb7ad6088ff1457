namespace HotChocolate.Types;

/// <summary>What the attributes that make a type of a certain kind share.</summary>
public abstract class TypeNameAttribute : Attribute
{
    private protected TypeNameAttribute(string? name) => Name = name;

    /// <summary>The GraphQL name; inferred from the CLR type when null.</summary>
    public string? Name { get; set; }
}
