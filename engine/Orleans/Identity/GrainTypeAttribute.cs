namespace Orleans;

/// <summary>Names a grain class; without it the name is the class's in lower case, less its suffix <c>Grain</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string Name { get; } = grainType;
}
