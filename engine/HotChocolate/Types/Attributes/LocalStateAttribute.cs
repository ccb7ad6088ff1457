namespace HotChocolate;

/// <summary>The parameter takes an entry of the field's own state.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class LocalStateAttribute : Attribute
{
    public LocalStateAttribute()
    {
    }

    public LocalStateAttribute(string key) => Key = key;

    /// <summary>The entry's name; the parameter's when null.</summary>
    public string? Key { get; }
}
