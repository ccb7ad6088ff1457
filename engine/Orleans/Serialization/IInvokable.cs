using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>One call: a method, its arguments and its target.</summary>
public interface IInvokable
{
    object? GetTarget();

    int GetArgumentCount();

    object? GetArgument(int index);

    void SetArgument(int index, object? value);

    string GetMethodName();

    string GetInterfaceName();

    string GetActivityName();

    Type GetInterfaceType();

    MethodInfo GetMethod();
}
