namespace HotChocolate;

/// <summary>The parameter takes an entry of the request's state; a default value stands in for a missing entry.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class GlobalStateAttribute : Attribute
{
    public GlobalStateAttribute()
    {
    }

    public GlobalStateAttribute(string key) => Key = key;

    /// <summary>The entry's name; the parameter's when null.</summary>
    public string? Key { get; }
}
