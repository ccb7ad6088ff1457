using System.Reflection;
using HotChocolate.Language;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <content>Fields and their arguments.</content>
internal sealed partial class SchemaInference
{
    private ObjectField MakeField(ObjectType type, FieldConfiguration configuration)
    {
        if (IsConventionalMutation(type, configuration))
        {
            return new MutationConvention(this, _builder.MutationConventions!.Value, type, configuration).MakeField();
        }

        List<Argument> arguments = MakeArguments(configuration);
        ObjectField field = NewField(configuration, ToResultType(configuration), arguments);
        var compiler = new ResolverCompiler(this, configuration, type)
        {
            Slots = arguments.Select((a, i) => (a.ParameterName, i)).Where(a => a.ParameterName is not null).ToDictionary(a => a.ParameterName!, a => a.i),
            Ids = IdsOf(configuration, type),
        };
        if (MemberAttributes.Get<SubscribeAttribute>(configuration.Member) is { } subscribe)
        {
            field.SubscribeWith(MakeSubscribe(compiler, configuration, subscribe));
        }

        return field.ResolveWith(() => compiler.Compile().Within(configuration.Middleware));
    }

    internal static ObjectField NewField(FieldConfiguration configuration, IType type, IReadOnlyList<Argument> arguments) =>
        new(configuration.Name, type, arguments)
        {
            Description = configuration.Description,
            DeprecationReason = configuration.DeprecationReason,
            Directives = configuration.Directives,
            Member = configuration.Member,
            RuntimeType = configuration.Shape.RuntimeType,
        };

    internal IdFormatter? IdsOf(FieldConfiguration field, ObjectType type)
    {
        IDAttribute? id = IdReference.Find(field.Member);
        return id is null && !IsNodeId(field) ? null : new IdFormatter(NodeIds, (id is null ? null : IdReference.TypeName(id)) ?? type.Name);
    }

    private static Func<Resolvers.SubscribeResolverDelegate> MakeSubscribe(
        ResolverCompiler compiler, FieldConfiguration configuration, SubscribeAttribute subscribe)
    {
        MethodInfo source = configuration.ResolverType.GetMethod(
            subscribe.With ?? string.Empty,
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
            ?? throw new SchemaException(new SchemaError($"[Subscribe] names no method '{subscribe.With}' of {configuration.ResolverType.Name}."));
        return TypeShape.IsAsyncEnumerable(TypeShape.Awaited(source.ReturnType))
            ? () => compiler.CompileSubscribe(source)
            : throw new SchemaException(new SchemaError($"{source.Name} returns no IAsyncEnumerable."));
    }

    private List<Argument> MakeArguments(FieldConfiguration field)
    {
        var arguments = new List<Argument>();
        foreach (ParameterInfo parameter in field.Parameters)
        {
            if (ParameterSource.IsArgument(parameter, this))
            {
                arguments.Add(MakeArgument(parameter));
            }
        }

        if (field.Paging is { } paging)
        {
            AddPagingArguments(arguments, paging);
        }

        return arguments;
    }

    private Argument MakeArgument(ParameterInfo parameter)
    {
        InputValue value = ReadInput(parameter);
        return new Argument(value.Name, value.Type, value.RuntimeType)
        {
            DefaultValue = value.DefaultValue,
            Description = value.Description,
            DeprecationReason = MemberAttributes.DeprecationReason(parameter),
            ParameterName = parameter.Name,
            Id = value.Id,
        };
    }

    /// <summary>A parameter as an input value, for arguments and for the fields of mutation inputs.</summary>
    internal InputValue ReadInput(ParameterInfo parameter)
    {
        TypeShape shape = ShapeOf(parameter);
        IDAttribute? id = IdReference.Find(parameter);
        IType type = DeclaredTypeOf(parameter) ?? ToType(shape, isInput: true, id is not null);
        return new InputValue(
            MemberAttributes.Name(parameter) ?? Naming.ToCamelCase(parameter.Name!),
            type,
            RuntimeTypeOf(parameter.ParameterType),
            DefaultValues.Of(parameter, type),
            MemberAttributes.Description(parameter) ?? Documentation.Find(parameter),
            id is null ? null : new IdExpectation(IdReference.TypeName(id)));
    }

    /// <summary>The type that values are converted to: without <see cref="Optional{T}"/>.</summary>
    internal static Type RuntimeTypeOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>) ? type.GetGenericArguments()[0] : type;

    private void AddPagingArguments(List<Argument> arguments, Pagination.PagingOptions paging)
    {
        AddMissing("first", _registry.Int, typeof(int?), "Returns the first _n_ elements from the list.");
        AddMissing("after", _registry.String, typeof(string), "Returns the elements in the list that come after the specified cursor.");
        if (paging.AllowBackwardPagination ?? true)
        {
            AddMissing("last", _registry.Int, typeof(int?), "Returns the last _n_ elements from the list.");
            AddMissing("before", _registry.String, typeof(string), "Returns the elements in the list that come before the specified cursor.");
        }

        void AddMissing(string name, ScalarType type, Type runtimeType, string description)
        {
            _registry.Use(type);
            int declared = arguments.FindIndex(a => a.Name == name);
            if (declared < 0)
            {
                arguments.Add(new Argument(name, type, runtimeType) { Description = description });
            }
            else if (arguments[declared].Description is null)
            {
                arguments[declared].Description = description;
            }
        }
    }

    private bool IsConventionalMutation(ObjectType type, FieldConfiguration field) =>
        _builder.MutationConventions is { } options
        && _builder.RootTypes.TryGetValue(OperationType.Mutation, out Type? mutation)
        && type.RuntimeType == mutation
        && (MemberAttributes.Get<UseMutationConventionAttribute>(field.Member) is { } convention
            ? !convention.Disable
            : options.ApplyToAllMutations ?? true);
}

/// <summary>What a parameter or property says about an input value.</summary>
internal sealed record InputValue(
    string Name, IType Type, Type RuntimeType, IValueNode? DefaultValue, string? Description, IdExpectation? Id);

/// <summary>The value is a global id.</summary>
/// <param name="TypeName">The type that it must belong to; any when null.</param>
internal sealed record IdExpectation(string? TypeName);
