using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A method of a grain interface; one instance for each, made by generated code.</summary>
public sealed class InvokableMethod
{
    public InvokableMethod(Type interfaceType, string name, Type[] parameterTypes, TurnOptions options)
    {
        InterfaceType = interfaceType;
        Name = name;
        Options = options;
        Method = interfaceType.GetMethod(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly, parameterTypes)
            ?? throw new MissingMethodException(interfaceType.FullName, name);
        if (Method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout is { } timeout)
            ResponseTimeoutMilliseconds = (long)timeout.TotalMilliseconds;
    }

    public Type InterfaceType { get; }

    public string Name { get; }

    public MethodInfo Method { get; }

    internal TurnOptions Options { get; }

    internal CallHistory History { get; } = new();

    /// <summary>Zero: the configured time holds.</summary>
    internal long ResponseTimeoutMilliseconds { get; }

    public override string ToString() => $"{InterfaceType.Name}.{Name}";
}
