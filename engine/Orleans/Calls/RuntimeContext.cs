namespace Orleans.Embedded;

/// <summary>Whose turn the current thread runs.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static CallTarget? s_current;

    public static CallTarget? Current
    {
        get => s_current;
        set => s_current = value;
    }

    public static Activation RequireActivation() => s_current as Activation
        ?? throw new InvalidOperationException("Grains are created by the runtime: there is no activation on this thread.");
}
