namespace HotChocolate.Types;

/// <summary>The types of the schema that is being built, by name and by what they stand for.</summary>
internal sealed class TypeRegistry
{
    private readonly Dictionary<string, TypeDefinition> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, TypeDefinition> _outputs = [];
    private readonly Dictionary<Type, TypeDefinition> _inputs = [];
    private readonly Dictionary<Type, ScalarType> _scalars = [];

    internal TypeRegistry()
    {
        StringType text = new();
        (String, Boolean, Int, ID) = (text, new BooleanType(), new IntType(), new IdType());
        LongType number = new();
        FloatType real = new();
        DateTimeType moment = new();
        _scalars = new Dictionary<Type, ScalarType>
        {
            [typeof(string)] = String,
            [typeof(bool)] = Boolean,
            [typeof(int)] = Int,
            [typeof(long)] = number,
            [typeof(double)] = real,
            [typeof(float)] = real,
            [typeof(DateTimeOffset)] = moment,
            [typeof(DateTime)] = moment,
            [typeof(Guid)] = new UuidType(),
            [typeof(Uri)] = new UriType(),
        };
        Add(String);
        Add(Boolean);
    }

    internal ScalarType String { get; }

    internal ScalarType Boolean { get; }

    internal ScalarType Int { get; }

    internal ScalarType ID { get; }

    internal IReadOnlyCollection<TypeDefinition> Types => _byName.Values;

    internal PageTypes? Pages { get; set; }

    /// <summary>The scalar of a CLR type, which becomes part of the schema by being asked for.</summary>
    internal ScalarType? FindScalar(Type type)
    {
        if (!_scalars.TryGetValue(type, out ScalarType? scalar))
        {
            return null;
        }

        Use(scalar);
        return scalar;
    }

    /// <summary>The scalar of a name, which becomes part of the schema by being asked for.</summary>
    internal ScalarType? FindScalar(string name) =>
        _scalars.Values.Append(ID).FirstOrDefault(scalar => scalar.Name == name) is { } found ? Use(found) : null;

    internal ScalarType Use(ScalarType scalar)
    {
        _byName.TryAdd(scalar.Name, scalar);
        return scalar;
    }

    internal TypeDefinition? FindOutput(Type type) => _outputs.GetValueOrDefault(type);

    internal TypeDefinition? FindInput(Type type) => _inputs.GetValueOrDefault(type);

    internal TypeDefinition? FindByName(string name) => _byName.GetValueOrDefault(name);

    internal T Add<T>(T type, Type? runtimeType = null, bool isInput = false)
        where T : TypeDefinition
    {
        if (_byName.TryGetValue(type.Name, out TypeDefinition? other))
        {
            throw new SchemaException(new SchemaError(
                $"The name '{type.Name}' is used twice: for {other.RuntimeType} and for {type.RuntimeType}.", type.Name));
        }

        _byName.Add(type.Name, type);
        if (runtimeType is not null)
        {
            (isInput ? _inputs : _outputs)[runtimeType] = type;
        }

        return type;
    }

    /// <summary>Makes an enum known for both directions.</summary>
    internal void AddEnum(EnumType type, Type runtimeType)
    {
        Add(type, runtimeType);
        _inputs[runtimeType] = type;
    }
}
