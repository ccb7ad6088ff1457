using System.Diagnostics.CodeAnalysis;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>The coerced variables of a request, as literals.</summary>
public interface IVariableValueCollection
{
    bool IsEmpty { get; }

    /// <summary>The value of a variable.</summary>
    /// <exception cref="ArgumentException">There is none, or it is another kind of literal.</exception>
    T GetValue<T>(string name) where T : IValueNode;

    /// <summary>False where the variable was not given and has no default, or is another kind of literal.</summary>
    bool TryGetValue<T>(string name, [NotNullWhen(true)] out T? value) where T : IValueNode;
}
