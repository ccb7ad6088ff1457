using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Converts lists; a single value becomes a list of one (specification 3.11.1).</summary>
internal static class ListConverter
{
    internal static InputConverter Create(bool isNonNull, InputConverter item, Type itemType, Type runtimeType) =>
        (InputConverter)Activator.CreateInstance(
            typeof(ListConverter<>).MakeGenericType(itemType),
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public,
            null,
            [isNonNull, item, runtimeType],
            null)!;
}

/// <inheritdoc cref="ListConverter"/>
internal sealed class ListConverter<T>(bool isNonNull, InputConverter item, Type runtimeType) : InputConverter(isNonNull)
{
    private readonly bool _isArray = runtimeType.IsArray;
    private readonly bool _isSet = runtimeType.IsAssignableFrom(typeof(HashSet<T>)) && !runtimeType.IsAssignableFrom(typeof(List<T>));

    private protected override object ConvertLiteral(IValueNode literal, VariableValues variables)
    {
        if (literal is not ListValueNode list)
        {
            return Finish([Cast(item.FromLiteral(literal, variables))]);
        }

        var items = new List<T>(list.Items.Count);
        for (int i = 0; i < list.Items.Count; i++)
        {
            try
            {
                items.Add(Cast(item.FromLiteral(list.Items[i], variables)));
            }
            catch (CoercionException fault)
            {
                throw fault.Under(i);
            }
        }

        return Finish(items);
    }

    private protected override object ConvertJson(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Array)
        {
            return Finish([Cast(item.FromJson(json))]);
        }

        var items = new List<T>(json.GetArrayLength());
        foreach (JsonElement element in json.EnumerateArray())
        {
            try
            {
                items.Add(Cast(item.FromJson(element)));
            }
            catch (CoercionException fault)
            {
                throw fault.Under(items.Count);
            }
        }

        return Finish(items);
    }

    private static T Cast(object? value) => value is null ? default! : (T)value;

    private object Finish(List<T> items) => _isArray ? items.ToArray() : _isSet ? new HashSet<T>(items) : items;
}
