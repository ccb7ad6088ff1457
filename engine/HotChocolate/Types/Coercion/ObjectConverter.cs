using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>Converts input objects (specification 3.10.1).</summary>
internal sealed class ObjectConverter(bool isNonNull, InputObjectConversion conversion) : InputConverter(isNonNull)
{
    private protected override object ConvertLiteral(IValueNode literal, VariableValues variables) =>
        literal is ObjectValueNode node
            ? conversion.FromLiteral(node, variables)
            : throw new CoercionException($"{conversion.Type.Name} must be an object.");

    private protected override object ConvertJson(JsonElement json) =>
        json.ValueKind is JsonValueKind.Object
            ? conversion.FromJson(json)
            : throw new CoercionException($"{conversion.Type.Name} must be an object.");
}

/// <summary>The conversion of one input object type, whatever refers to it.</summary>
internal sealed class InputObjectConversion(InputObjectType type)
{
    private Func<ArgumentValue[], object>? _construct;

    internal InputObjectType Type { get; } = type;

    internal object FromLiteral(ObjectValueNode node, VariableValues variables)
    {
        foreach (ObjectFieldNode given in node.Fields)
        {
            RejectUnknown(given.Name.Value);
        }

        var values = new ArgumentValue[Type.Fields.Count];
        foreach (InputField field in Type.Fields.AsSpan())
        {
            try
            {
                values[field.Index] = ArgumentCoercion.Coerce(field, Find(node, field.Name), variables);
            }
            catch (CoercionException fault)
            {
                throw fault.Under(field.Name);
            }
        }

        try
        {
            return Construct(values);
        }
        catch (CoercionException fault)
        {
            throw fault.At(node.Location);
        }
    }

    internal object FromJson(JsonElement json)
    {
        foreach (JsonProperty property in json.EnumerateObject())
        {
            RejectUnknown(property.Name);
        }

        var values = new ArgumentValue[Type.Fields.Count];
        foreach (InputField field in Type.Fields.AsSpan())
        {
            try
            {
                values[field.Index] = json.TryGetProperty(field.Name, out JsonElement given)
                    ? new ArgumentValue(field.Converter.FromJson(given), IsSet: true)
                    : ArgumentCoercion.Coerce(field, null, VariableValues.Empty);
            }
            catch (CoercionException fault)
            {
                throw fault.Under(field.Name);
            }
        }

        return Construct(values);
    }

    private object Construct(ArgumentValue[] values)
    {
        if (Type.IsOneOf)
        {
            CheckOneOf(values);
        }

        if (Type.RuntimeType == typeof(ArgumentValue[]))
        {
            return values;
        }

        return LazyInitializer.EnsureInitialized(ref _construct, () => InputObjectConstruction.Compile(Type))(values);
    }

    private void CheckOneOf(ArgumentValue[] values)
    {
        int given = 0;
        foreach (ArgumentValue value in values)
        {
            given += value.IsSet ? value.Value is null ? 2 : 1 : 0;
        }

        if (given != 1)
        {
            throw new CoercionException($"{Type.Name} takes exactly one field, which must not be null.");
        }
    }

    private void RejectUnknown(string name)
    {
        if (!Type.Fields.ContainsField(name))
        {
            throw new CoercionException($"{Type.Name} has no field '{name}'.").Under(name);
        }
    }

    private static IValueNode? Find(ObjectValueNode node, string name)
    {
        for (int i = 0; i < node.Fields.Count; i++)
        {
            if (node.Fields[i].Name.Value == name)
            {
                return node.Fields[i].Value;
            }
        }

        return null;
    }
}
