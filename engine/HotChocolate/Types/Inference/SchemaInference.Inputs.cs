using System.Reflection;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <content>Input objects, and the converters of all input values.</content>
internal sealed partial class SchemaInference
{
    private readonly HashSet<InputValueDefinition> _inputsWithDefaults = [];

    private InputObjectType GetInputType(Type type)
    {
        if (_registry.FindInput(type) is InputObjectType known)
        {
            return known;
        }

        string name = MemberAttributes.Name(type) ?? Naming.OfInputType(type);
        var inputType = _registry.Add(
            new InputObjectType(name, type, DescriptionOf(type)) { IsOneOf = type.IsDefined(typeof(OneOfAttribute), inherit: false) },
            type,
            isInput: true);
        Later(() => CompleteInputObject(inputType));
        return inputType;
    }

    private void CompleteInputObject(InputObjectType type)
    {
        ParameterInfo[] parameters = InputObjectConstruction.FindConstructor(type.RuntimeType)?.GetParameters() ?? [];
        var fields = new List<InputField>();
        foreach (PropertyInfo property in type.RuntimeType.GetProperties(InstanceMembers))
        {
            ParameterInfo? parameter = Array.Find(parameters, p => InputObjectConstruction.IsFor(p, property));
            bool isIgnored = !FieldMembers.IsField(property) || (parameter is not null && MemberAttributes.IsIgnored(parameter));
            if (isIgnored || (parameter is null && property.SetMethod is not { IsPublic: true }))
            {
                continue;
            }

            try
            {
                fields.Add(MakeInputField(property, parameter));
            }
            catch (SchemaException fault)
            {
                _errors.AddRange(fault.Errors.Select(e => new SchemaError($"{type.Name}.{property.Name}: {e.Message}", type.Name)));
            }
        }

        type.SetFields(fields);
    }

    private InputField MakeInputField(PropertyInfo property, ParameterInfo? parameter)
    {
        TypeShape shape = ShapeOf(property);
        IDAttribute? id = IdReference.Find(property) ?? (parameter is null ? null : IdReference.Find(parameter));
        IType type = DeclaredTypeOf(property) ?? ToType(shape, isInput: true, id is not null);
        return new InputField(MemberAttributes.Name(property) ?? Naming.ToCamelCase(property.Name), type, RuntimeTypeOf(property.PropertyType))
        {
            DefaultValue = DefaultValues.Of(property, parameter, type),
            Description = MemberAttributes.Description(property) ?? Documentation.Find(property),
            DeprecationReason = MemberAttributes.DeprecationReason(property),
            Property = property,
            Id = id is null ? null : new IdExpectation(IdReference.TypeName(id)),
        };
    }

    private void CompleteInputs()
    {
        var inputs = new List<(string Owner, InputValueDefinition Value)>();
        foreach (TypeDefinition type in _registry.Types)
        {
            inputs.AddRange(type switch
            {
                InputObjectType input => input.Fields.Select(f => (type.Name, (InputValueDefinition)f)),
                IComplexTypeDefinition complex => complex.Fields.SelectMany(f => f.Arguments.Select(a => ($"{type.Name}.{f.Name}", (InputValueDefinition)a))),
                _ => [],
            });
        }

        var factory = new InputConverterFactory(NodeIds);
        foreach ((_, InputValueDefinition value) in inputs)
        {
            value.Converter = factory.Create(value);
        }

        foreach ((string owner, InputValueDefinition value) in inputs)
        {
            CompleteDefault(owner, value);
        }
    }

    private void CompleteDefault(string owner, InputValueDefinition value)
    {
        if (!_inputsWithDefaults.Add(value))
        {
            return;
        }

        // A default is made with the defaults of the fields that it leaves out.
        if (value.Type.NamedType() is InputObjectType nested)
        {
            foreach (InputField field in nested.Fields)
            {
                CompleteDefault(nested.Name, field);
            }
        }

        if (value.DefaultValue is null)
        {
            return;
        }

        try
        {
            value.DefaultRuntimeValue = value.Converter.FromLiteral(value.DefaultValue, VariableValues.Empty);
        }
        catch (Exception fault) when (fault is CoercionException or GraphQLException)
        {
            string coordinate = $"{owner}({value.Name}:)";
            Fault($"{coordinate}: the default {value.DefaultValue} does not fit the type {value.Type}. {fault.Message}", coordinate);
        }
    }
}
