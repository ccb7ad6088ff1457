using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// The conditions of one document: each variable in @skip or @include with the value it must have is one bit.
/// </summary>
internal sealed class ConditionTable
{
    private const int MostConditions = 64;
    private readonly Lock _sync = new();
    private (string Variable, bool Expected)[] _conditions = [];

    /// <summary>Adds the directives' conditions to <paramref name="outer"/>; false when a literal excludes the selection.</summary>
    public bool TryAdd(IReadOnlyList<DirectiveNode> directives, ulong outer, out ulong condition)
    {
        condition = outer;
        foreach (var directive in directives)
        {
            bool expected;
            switch (directive.Name.Value)
            {
                case "skip":
                    expected = false;
                    break;
                case "include":
                    expected = true;
                    break;
                default:
                    continue;
            }

            switch (directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "if")?.Value)
            {
                case BooleanValueNode literal when literal.Value != expected:
                    return false;
                case VariableNode variable:
                    condition |= BitOf(variable.Value, expected);
                    break;
            }
        }

        return true;
    }

    public ulong Evaluate(VariableValues variables)
    {
        ulong flags = 0;
        var conditions = Volatile.Read(ref _conditions);
        for (var index = 0; index < conditions.Length; index++)
        {
            if (variables.TryGet(conditions[index].Variable, out var value) && IsTrue(value) == conditions[index].Expected)
                flags |= 1UL << index;
        }

        return flags;
    }

    private static bool IsTrue(VariableValue value)
        => value.Literal is null ? value.Json.ValueKind is System.Text.Json.JsonValueKind.True : value.Literal is BooleanValueNode { Value: true };

    private ulong BitOf(string variable, bool expected)
    {
        lock (_sync)
        {
            var index = Array.IndexOf(_conditions, (variable, expected));
            if (index < 0)
            {
                index = _conditions.Length;
                if (index == MostConditions)
                    throw new GraphQLException($"An operation may have at most {MostConditions} different @skip and @include conditions.");
                Volatile.Write(ref _conditions, [.. _conditions, (variable, expected)]);
            }

            return 1UL << index;
        }
    }
}
