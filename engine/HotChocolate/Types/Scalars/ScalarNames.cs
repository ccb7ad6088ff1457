namespace HotChocolate.Types;

/// <summary>The names of the scalars that the engine knows.</summary>
public static class ScalarNames
{
    public const string String = nameof(String);
    public const string ID = nameof(ID);
    public const string Int = nameof(Int);
    public const string Float = nameof(Float);
    public const string Boolean = nameof(Boolean);
    public const string Long = nameof(Long);
    public const string DateTime = nameof(DateTime);
    public const string UUID = nameof(UUID);
    public const string URI = nameof(URI);

    /// <summary>Whether every GraphQL service has the scalar (specification 3.5).</summary>
    public static bool IsBuiltIn(string name) => name is String or ID or Int or Float or Boolean;
}
