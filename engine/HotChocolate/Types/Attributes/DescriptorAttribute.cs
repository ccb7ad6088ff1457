using System.Runtime.CompilerServices;

namespace HotChocolate.Types;

/// <summary>An attribute that changes how a member becomes part of the schema.</summary>
public abstract class DescriptorAttribute : Attribute
{
    /// <summary>Attributes of a member are applied in ascending order; the line they stand in by default.</summary>
    public int Order { get; set; }

    private protected static int LineOf([CallerLineNumber] int line = 0) => line;
}
