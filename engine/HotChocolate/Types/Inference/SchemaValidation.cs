namespace HotChocolate.Types;

/// <summary>The type validation of the specification's chapter 3, over the whole schema.</summary>
internal static class SchemaValidation
{
    internal static IEnumerable<ISchemaError> Validate(IReadOnlyCollection<TypeDefinition> types) =>
        types.OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(Validate).Concat(FindUnimplemented(types));

    private static IEnumerable<ISchemaError> FindUnimplemented(IReadOnlyCollection<TypeDefinition> types)
    {
        HashSet<InterfaceType> implemented = [.. types.OfType<ObjectType>().SelectMany(t => t.Implements)];
        return types.OfType<InterfaceType>()
            .Where(i => !implemented.Contains(i))
            .Select(i => new SchemaError($"There is no object type implementing interface `{i.Name}`.", i.Name));
    }

    private static IEnumerable<ISchemaError> Validate(TypeDefinition type) =>
        ValidateName(type).Concat(type switch
        {
            IComplexTypeDefinition complex => ValidateFields(complex, types: type.Name),
            UnionType { Types.Count: 0 } => [new SchemaError($"The union {type.Name} has no members.", type.Name)],
            EnumType enumType => ValidateEnum(enumType),
            InputObjectType input => ValidateInput(input),
            _ => [],
        });

    private static IEnumerable<ISchemaError> ValidateName(TypeDefinition type)
    {
        if (!Naming.IsValid(type.Name))
        {
            yield return new SchemaError($"'{type.Name}' is no name.", type.Name);
        }
    }

    private static IEnumerable<ISchemaError> ValidateFields(IComplexTypeDefinition type, string types)
    {
        if (type.Fields.Count(f => !f.IsIntrospectionField) == 0)
        {
            yield return new SchemaError($"{types} has no fields.", types);
        }

        foreach (OutputField field in type.Fields.Where(f => !f.IsIntrospectionField))
        {
            string coordinate = $"{types}.{field.Name}";
            if (!IsUsableName(field.Name))
            {
                yield return new SchemaError($"{coordinate}: '{field.Name}' is no name for a field.", coordinate);
            }

            foreach (Argument argument in field.Arguments.Where(a => a is { IsRequired: true, IsDeprecated: true }))
            {
                yield return new SchemaError($"{coordinate}({argument.Name}:) is required and must not be deprecated.", coordinate);
            }
        }

        foreach (ISchemaError error in type.Implements.SelectMany(i => ValidateImplementation(type, i)))
        {
            yield return error;
        }
    }

    /// <summary>IsValidImplementation (specification 3.6.1).</summary>
    private static IEnumerable<ISchemaError> ValidateImplementation(IComplexTypeDefinition type, InterfaceType implemented)
    {
        foreach (OutputField expected in implemented.Fields)
        {
            string coordinate = $"{type.Name}.{expected.Name}";
            if (!type.Fields.TryGetField(expected.Name, out OutputField? field))
            {
                yield return new SchemaError($"{type.Name} implements {implemented.Name} but has no field '{expected.Name}'.", coordinate);
                continue;
            }

            if (!IsCovariant(field.Type, expected.Type))
            {
                yield return new SchemaError($"{coordinate} is of the type {field.Type}; {implemented.Name} wants {expected.Type}.", coordinate);
            }

            foreach (Argument argument in expected.Arguments)
            {
                if (!field.Arguments.TryGetField(argument.Name, out Argument? own) || !own.Type.IsEqualTo(argument.Type))
                {
                    yield return new SchemaError($"{coordinate} lacks the argument '{argument}' of {implemented.Name}.", coordinate);
                }
            }
        }

        foreach (InterfaceType inherited in implemented.Implements.Where(i => !type.Implements.Contains(i) && !ReferenceEquals(i, type)))
        {
            yield return new SchemaError($"{type.Name} implements {implemented.Name} and so must implement {inherited.Name}.", type.Name);
        }
    }

    private static bool IsCovariant(IType type, IType expected) => (type, expected) switch
    {
        (NonNullType own, NonNullType wanted) => IsCovariant(own.NullableType, wanted.NullableType),
        (NonNullType own, _) => IsCovariant(own.NullableType, expected),
        (ListType own, ListType wanted) => IsCovariant(own.ElementType, wanted.ElementType),
        (IComplexTypeDefinition own, InterfaceType wanted) => ReferenceEquals(own, wanted) || own.Implements.Contains(wanted),
        (ObjectType own, UnionType wanted) => wanted.ContainsType(own),
        _ => ReferenceEquals(type, expected),
    };

    private static IEnumerable<ISchemaError> ValidateEnum(EnumType type)
    {
        if (type.Values.Count == 0)
        {
            yield return new SchemaError($"The enum {type.Name} has no values.", type.Name);
        }

        foreach (EnumValue value in type.Values.Where(v => !IsUsableName(v.Name) || v.Name is "true" or "false" or "null"))
        {
            yield return new SchemaError($"'{value.Name}' is no name for a value of {type.Name}.", $"{type.Name}.{value.Name}");
        }
    }

    private static IEnumerable<ISchemaError> ValidateInput(InputObjectType type)
    {
        if (type.Fields.Count == 0)
        {
            yield return new SchemaError($"The input {type.Name} has no fields.", type.Name);
        }

        foreach (InputField field in type.Fields)
        {
            string coordinate = $"{type.Name}.{field.Name}";
            if (!IsUsableName(field.Name))
            {
                yield return new SchemaError($"{coordinate}: '{field.Name}' is no name for a field.", coordinate);
            }

            if (type.IsOneOf && (field.Type.IsNonNullType() || field.DefaultValue is not null))
            {
                yield return new SchemaError($"{coordinate} must be nullable and without a default, because {type.Name} is @oneOf.", coordinate);
            }

            if (RequiresItself(type, field.Type, [type]))
            {
                yield return new SchemaError($"{coordinate} can never be given: it requires a {type.Name} itself.", coordinate);
            }
        }
    }

    private static bool RequiresItself(InputObjectType origin, IType type, HashSet<InputObjectType> seen) =>
        type is NonNullType { NullableType: InputObjectType inner }
        && (inner == origin || (seen.Add(inner) && inner.Fields.Any(f => RequiresItself(origin, f.Type, seen))));

    private static bool IsUsableName(string name) => Naming.IsValid(name) && !name.StartsWith("__", StringComparison.Ordinal);
}
