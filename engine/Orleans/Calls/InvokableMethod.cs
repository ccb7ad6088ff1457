using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A method of a grain interface; one instance for each, made by generated code.</summary>
public sealed class InvokableMethod
{
    private readonly Lazy<Slot[]> _argumentSlots;
    private readonly Lazy<string[]> _argumentNames;

    public InvokableMethod(Type interfaceType, string name, Type[] parameterTypes, TurnOptions options)
    {
        InterfaceType = interfaceType;
        Name = name;
        Options = options;
        Method = interfaceType.GetMethod(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly, parameterTypes)
            ?? throw new MissingMethodException(interfaceType.FullName, name);
        if (Method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout is { } timeout)
            ResponseTimeoutMilliseconds = (long)timeout.TotalMilliseconds;
        _argumentSlots = new(() => [.. ArgumentsOf(Method).Select(static parameter => Slot.For(parameter.ParameterType))], LazyThreadSafetyMode.PublicationOnly);
        _argumentNames = new(() => [.. ArgumentsOf(Method).Select(static parameter => parameter.Name!)]);
    }

    public Type InterfaceType { get; }

    public string Name { get; }

    public MethodInfo Method { get; }

    internal TurnOptions Options { get; }

    internal CallHistory History { get; } = new();

    /// <summary>Zero: the configured time holds.</summary>
    internal long ResponseTimeoutMilliseconds { get; }

    /// <summary>What its arguments are declared as, but for a cancellation token, which travels apart.</summary>
    internal Slot[] ArgumentSlots => _argumentSlots.Value;

    internal string[] ArgumentNames => _argumentNames.Value;

    public override string ToString() => $"{InterfaceType.Name}.{Name}";

    private static IEnumerable<ParameterInfo> ArgumentsOf(MethodInfo method) =>
        method.GetParameters().Where(static parameter => parameter.ParameterType != typeof(CancellationToken));
}
