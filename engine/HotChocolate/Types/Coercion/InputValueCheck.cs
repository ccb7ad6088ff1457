using System.Text.Json;

namespace HotChocolate.Types;

/// <summary>Checks a variable's JSON against its type (specification 3.5 to 3.12, input coercion).</summary>
internal static class InputValueCheck
{
    /// <exception cref="CoercionException">The value does not fit.</exception>
    internal static void Check(IType type, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            if (type.IsNonNullType())
            {
                throw new CoercionException($"A value of the type {type} must not be null.");
            }

            return;
        }

        switch (type.NullableType())
        {
            case ListType list:
                CheckList(list, value);
                break;
            case InputObjectType inputObject:
                CheckObject(inputObject, value);
                break;
            case EnumType enumType:
                CheckEnum(enumType, value);
                break;
            case ScalarType scalar:
                _ = scalar.CoerceInputValue(value);
                break;
        }
    }

    private static void CheckList(ListType list, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            Check(list.ElementType, value);
            return;
        }

        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            try
            {
                Check(list.ElementType, item);
            }
            catch (CoercionException fault)
            {
                throw fault.Under(index);
            }

            index++;
        }
    }

    private static void CheckEnum(EnumType type, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String || !type.TryGetValue(value.GetString()!, out _))
        {
            throw new CoercionException($"{type.Name} has no value {value.GetRawText()}.");
        }
    }

    private static void CheckObject(InputObjectType type, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            throw new CoercionException($"{type.Name} must be an object.");
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!type.Fields.ContainsField(property.Name))
            {
                throw new CoercionException($"{type.Name} has no field '{property.Name}'.").Under(property.Name);
            }
        }

        foreach (InputField field in type.Fields.AsSpan())
        {
            CheckField(field, value);
        }

        if (type.IsOneOf)
        {
            CheckOneOf(type, value);
        }
    }

    private static void CheckField(InputField field, JsonElement value)
    {
        try
        {
            if (value.TryGetProperty(field.Name, out JsonElement json))
            {
                Check(field.Type, json);
            }
            else if (field.IsRequired)
            {
                throw new CoercionException($"A value of the type {field.Type} is required.");
            }
        }
        catch (CoercionException fault)
        {
            throw fault.Under(field.Name);
        }
    }

    private static void CheckOneOf(InputObjectType type, JsonElement value)
    {
        int given = 0;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Null)
            {
                throw new CoercionException($"{type.Name} takes exactly one field, which must not be null.").Under(property.Name);
            }

            given++;
        }

        if (given != 1)
        {
            throw new CoercionException($"{type.Name} takes exactly one field, which must not be null.");
        }
    }
}
