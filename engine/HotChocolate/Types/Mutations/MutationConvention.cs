using System.Reflection;
using HotChocolate.Resolvers;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <summary>
/// Gives one mutation a single input, made of the method's parameters, and a payload with its result and its errors.
/// </summary>
internal sealed class MutationConvention
{
    private const string ExceptionSuffix = "Exception";
    private const string Error = nameof(Error);
    private readonly SchemaInference _inference;
    private readonly MutationConventionOptions _options;
    private readonly ObjectType _mutationType;
    private readonly FieldConfiguration _field;
    private readonly UseMutationConventionAttribute _names;
    private readonly MutationErrors _errors;

    internal MutationConvention(
        SchemaInference inference, MutationConventionOptions options, ObjectType mutationType, FieldConfiguration field)
    {
        (_inference, _options, _mutationType, _field) = (inference, options, mutationType, field);
        _names = MemberAttributes.Get<UseMutationConventionAttribute>(field.Member) ?? new UseMutationConventionAttribute();
        _errors = new MutationErrors(field.Member
            .GetCustomAttributes<ErrorAttribute>(inherit: true)
            .Select(e => e.ErrorType)
            .Concat(FieldResultErrors(field.Member)));
    }

    internal ObjectField MakeField()
    {
        var slots = new Dictionary<string, int>();
        List<Argument> arguments = MakeInput(slots, out bool slotsAreOfInput);
        ObjectType payload = MakePayload();
        ObjectField field = SchemaInference.NewField(_field, new NonNullType(payload), arguments);
        var compiler = new ResolverCompiler(_inference, _field, _mutationType) { Slots = slots, SlotsAreOfInput = slotsAreOfInput };
        return field.ResolveWith(() => new CompiledResolver(Wrap(compiler.Compile().Within(_field.Middleware).Invoke)));
    }

    private static IEnumerable<Type> FieldResultErrors(MemberInfo member)
    {
        Type type = TypeShape.Awaited(member is MethodInfo method ? method.ReturnType : ((PropertyInfo)member).PropertyType);
        return typeof(IFieldResult).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments().Skip(1) : [];
    }

    private List<Argument> MakeInput(Dictionary<string, int> slots, out bool slotsAreOfInput)
    {
        slotsAreOfInput = true;
        ParameterInfo[] parameters = [.. _field.Parameters.Where(p => ParameterSource.IsArgument(p, _inference))];
        if (parameters.Length == 0)
        {
            return [];
        }

        string argumentName = _names.InputArgumentName ?? _options.InputArgumentName ?? "input";
        InputValue[] values = [.. parameters.Select(_inference.ReadInput)];
        if (values is [{ } only] && only.Name == argumentName && only.Type.IsInputObjectType())
        {
            slotsAreOfInput = false;
            slots[parameters[0].Name!] = 0;
            return [new Argument(only.Name, only.Type, only.RuntimeType) { Description = only.Description }];
        }

        string name = _names.InputTypeName ?? Named(_options.InputTypeNamePattern ?? "{MutationName}Input");
        var input = _inference.Registry.Add(new InputObjectType(name, typeof(ArgumentValue[])));
        input.SetFields([.. values.Select((value, i) =>
        {
            slots[parameters[i].Name!] = i;
            return new InputField(value.Name, value.Type, value.RuntimeType)
            {
                DefaultValue = value.DefaultValue,
                Description = value.Description,
                DeprecationReason = MemberAttributes.DeprecationReason(parameters[i]),
                Id = value.Id,
            };
        })]);
        return [new Argument(argumentName, new NonNullType(input), typeof(ArgumentValue[]))];
    }

    private ObjectType MakePayload()
    {
        string name = _names.PayloadTypeName ?? Named(_options.PayloadTypeNamePattern ?? "{MutationName}Payload");
        ObjectType payload = _inference.Registry.Add(new ObjectType(name, typeof(MutationPayload)));
        IType resultType = _inference.ToResultType(_field).NullableType();
        string resultName = _names.PayloadFieldName ?? Naming.ToCamelCase(resultType.NamedType().Name);
        IdFormatter? ids = _inference.IdsOf(_field, _mutationType);
        var fields = new List<ObjectField>
        {
            ObjectField.FromParent<MutationPayload>(
                resultName, resultType, ids is null ? p => p.Value : p => p.Value is null ? null : ids.Format(p.Value)),
        };
        if (_errors.Types.Count > 0)
        {
            fields.Add(ObjectField.FromParent<MutationPayload>(
                _names.PayloadErrorsFieldName ?? _options.PayloadErrorsFieldName ?? "errors", new ListType(new NonNullType(MakeErrorUnion())), p => p.Errors));
        }

        payload.SetFields(fields);
        return payload;
    }

    private UnionType MakeErrorUnion()
    {
        string name = _names.PayloadErrorTypeName ?? Named(_options.PayloadErrorTypeNamePattern ?? "{MutationName}Error");
        InterfaceType errorInterface = ErrorInterface();
        UnionType union = _inference.Registry.Add(new UnionType(name, typeof(object)));
        union.Types = [.. _errors.Types.Select(type =>
        {
            ObjectType errorType = _inference.GetObjectType(type, NameOf(type));
            _inference.Implement(errorType, errorInterface);
            return errorType;
        })];
        return union;
    }

    private InterfaceType ErrorInterface()
    {
        if (_inference.Registry.FindByName(Error) is InterfaceType known)
        {
            return known;
        }

        InterfaceType errorInterface = _inference.Registry.Add(new InterfaceType(Error, typeof(object)));
        errorInterface.SetFields([new OutputField("message", new NonNullType(_inference.Registry.String), []) { DeclaringType = errorInterface }]);
        return errorInterface;
    }

    private static string NameOf(Type errorType)
    {
        string name = MemberAttributes.Name(errorType) ?? Naming.OfType(errorType);
        return typeof(Exception).IsAssignableFrom(errorType) && name.EndsWith(ExceptionSuffix, StringComparison.Ordinal)
            ? name[..^ExceptionSuffix.Length] + Error
            : name;
    }

    private string Named(string pattern) =>
        pattern.Replace("{MutationName}", Naming.ToPascalCase(_field.Name), StringComparison.Ordinal);

    private FieldDelegate Wrap(FieldDelegate mutation) => async context =>
    {
        try
        {
            await mutation(context).ConfigureAwait(false);
            context.Result = ToPayload(context.Result);
        }
        catch (Exception exception) when (_errors.Map(exception) is { } errors)
        {
            context.Result = new MutationPayload(null, errors);
        }
    };

    private static object? ToPayload(object? result) => result switch
    {
        IFieldResult { IsError: true } error => new MutationPayload(null, [error.Value!]),
        IFieldResult success => new MutationPayload(success.Value, null),
        IError or IEnumerable<IError> => result,
        _ => new MutationPayload(result, null),
    };
}
