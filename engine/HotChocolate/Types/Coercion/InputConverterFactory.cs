using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <summary>Makes the converters of a schema; those of input objects are shared.</summary>
internal sealed class InputConverterFactory(INodeIdSerializer nodeIds)
{
    private readonly Dictionary<InputObjectType, InputObjectConversion> _objects = [];

    internal InputConverter Create(InputValueDefinition value) => Create(value.Type, value.RuntimeType, value.Id);

    private InputConverter Create(IType type, Type runtimeType, IdExpectation? id)
    {
        bool isNonNull = type.IsNonNullType();
        switch (type.NullableType())
        {
            case ListType list:
                Type item = TypeShape.CollectionItem(runtimeType) ?? typeof(object);
                return ListConverter.Create(isNonNull, Create(list.ElementType, item, id), item, runtimeType);
            case InputObjectType inputObject:
                return new ObjectConverter(isNonNull, ConversionOf(inputObject));
            case EnumType enumType:
                return new EnumConverter(isNonNull, enumType);
            case ScalarType when id is not null:
                return new IdConverter(isNonNull, nodeIds, id.TypeName, Nullable.GetUnderlyingType(runtimeType) ?? runtimeType);
            case ScalarType scalar:
                return new ScalarConverter(isNonNull, scalar, Nullable.GetUnderlyingType(runtimeType) ?? runtimeType);
            default:
                throw new InvalidOperationException($"{type} is no input type.");
        }
    }

    private InputObjectConversion ConversionOf(InputObjectType type)
    {
        if (!_objects.TryGetValue(type, out InputObjectConversion? conversion))
        {
            _objects[type] = conversion = new InputObjectConversion(type);
        }

        return conversion;
    }
}
