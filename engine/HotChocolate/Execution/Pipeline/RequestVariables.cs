using System.Diagnostics.CodeAnalysis;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>The variables as request middlewares see them: literals made on demand.</summary>
internal sealed class RequestVariables(VariableValues values) : IVariableValueCollection
{
    public bool IsEmpty => values.Count == 0;

    public T GetValue<T>(string name) where T : IValueNode
        => TryGetValue(name, out T? value) ? value : throw new ArgumentException($"There is no variable ${name} of this kind.", nameof(name));

    public bool TryGetValue<T>(string name, [NotNullWhen(true)] out T? value) where T : IValueNode
    {
        value = values.TryGet(name, out var found) && (found.Literal ?? JsonLiteral.Parse(found.Json)) is T literal ? literal : default;
        return value is not null;
    }
}
