namespace HotChocolate;

/// <summary>The parameter takes an entry of the state that a field inherits from those above it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class ScopedStateAttribute : Attribute
{
    public ScopedStateAttribute()
    {
    }

    public ScopedStateAttribute(string key) => Key = key;

    /// <summary>The entry's name; the parameter's when null.</summary>
    public string? Key { get; }
}
