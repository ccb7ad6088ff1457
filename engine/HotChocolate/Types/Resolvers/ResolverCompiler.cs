using System.Linq.Expressions;
using System.Reflection;
using HotChocolate.Resolvers;
using HotChocolate.Types.Relay;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Types;

/// <summary>
/// Compiles members to delegates: nothing is reflected upon while a request runs. Compilation happens when a field is first
/// used, because most schemas have many fields that a process never serves.
/// </summary>
internal sealed class ResolverCompiler(SchemaInference inference, FieldConfiguration field, ObjectType parentType)
{
    private readonly bool _isOnParent = field.ResolverType == parentType.RuntimeType && !inference.IsRoot(parentType.RuntimeType);

    /// <summary>The slots of arguments, by the names of the parameters that take them.</summary>
    internal IReadOnlyDictionary<string, int> Slots { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether the slots are those of a mutation's input rather than of the field.</summary>
    internal bool SlotsAreOfInput { get; init; }

    internal IdFormatter? Ids { get; init; }

    internal CompiledResolver Compile()
    {
        if (field.Resolver is { } resolver)
        {
            return new CompiledResolver(async context => context.Result = await resolver(context).ConfigureAwait(false));
        }

        Type type = field.Member is MethodInfo method ? method.ReturnType : ((PropertyInfo)field.Member).PropertyType;
        if (TypeShape.IsTaskLike(type) || TypeShape.IsAsyncEnumerable(type))
        {
            return new CompiledResolver(CompileAsync(type));
        }

        return field.Parameters.Length == 0 && _isOnParent ? CompileFromParent() : CompilePure();
    }

    /// <summary>Compiles the method that fetches a node, given its id.</summary>
    internal Func<IResolverContext, object, ValueTask<object?>> CompileNodeResolver(MethodInfo method)
    {
        ParameterExpression context = Expression.Parameter(typeof(IResolverContext), "context");
        ParameterExpression id = Expression.Parameter(typeof(object), "id");
        IEnumerable<Expression> arguments = method.GetParameters()
            .Select((p, i) => i == 0 ? Expression.Convert(id, p.ParameterType) : Argument(p, context));
        Expression call = Expression.Call(method.IsStatic ? null : Instance(context, method.DeclaringType!), method, arguments);
        return Expression.Lambda<Func<IResolverContext, object, ValueTask<object?>>>(ToValueTask(call), context, id).Compile();
    }

    /// <summary>Compiles the method that opens a subscription's event stream.</summary>
    internal SubscribeResolverDelegate CompileSubscribe(MethodInfo source)
    {
        ParameterExpression context = Expression.Parameter(typeof(IResolverContext), "context");
        Expression call = Expression.Call(
            source.IsStatic ? null : Instance(context, field.ResolverType),
            source,
            source.GetParameters().Select(p => Argument(p, context)));
        Type stream = TypeShape.Awaited(call.Type);
        Type item = TypeShape.CollectionItem(stream)!;
        Func<IResolverContext, ValueTask<object?>> open =
            Expression.Lambda<Func<IResolverContext, ValueTask<object?>>>(ToValueTask(call), context).Compile();
        Func<object, IAsyncEnumerable<object?>> widen = typeof(EventStreams)
            .GetMethod(nameof(EventStreams.Widen), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(item)
            .CreateDelegate<Func<object, IAsyncEnumerable<object?>>>();
        return async resolver => widen((await open(resolver).ConfigureAwait(false))!);
    }

    private CompiledResolver CompileFromParent()
    {
        ParameterExpression parent = Expression.Parameter(typeof(object), "parent");
        Expression call = Call(Expression.Convert(parent, field.ResolverType), []);
        return CompiledResolver.OfParent(Expression.Lambda<Func<object, object?>>(ResultExpression.ToObject(call, Ids), parent).Compile()) with
        {
            Typed = Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(object), call.Type), call, parent).Compile(),
            Ids = Ids,
        };
    }

    private CompiledResolver CompilePure()
    {
        ParameterExpression context = Expression.Parameter(typeof(IResolverContext), "context");
        return CompiledResolver.Of(
            Expression.Lambda<PureFieldDelegate>(ResultExpression.ToObject(Call(context), Ids), context).Compile());
    }

    private FieldDelegate CompileAsync(Type type)
    {
        ParameterExpression context = Expression.Parameter(typeof(IMiddlewareContext), "context");
        bool isStream = TypeShape.IsAsyncEnumerable(type);
        Type result = type.GetGenericArguments()[0];
        string method = isStream ? nameof(AsyncResults.FromStream)
            : type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(AsyncResults.FromTask)
            : nameof(AsyncResults.FromValueTask);
        Expression format = Expression.Constant(
            ResultExpression.Formatter(result, Ids), typeof(Func<,>).MakeGenericType(result, typeof(object)));
        return Expression.Lambda<FieldDelegate>(
            Expression.Call(typeof(AsyncResults), method, [result], context, Call(context), format), context).Compile();
    }

    private Expression Call(ParameterExpression context)
    {
        bool isStatic = field.Member is MethodInfo { IsStatic: true } or PropertyInfo { GetMethod.IsStatic: true };
        Expression? instance = isStatic ? null : Instance(context, field.ResolverType);
        return Call(instance, field.Parameters.Select(p => Argument(p, context)));
    }

    private Expression Call(Expression? instance, IEnumerable<Expression> arguments) => field.Member is MethodInfo method
        ? Expression.Call(instance, method, arguments)
        : Expression.Property(instance, (PropertyInfo)field.Member);

    private Expression Argument(ParameterInfo parameter, Expression context)
    {
        if (Slots.TryGetValue(parameter.Name!, out int slot))
        {
            return SlotsAreOfInput
                ? ArgumentBinding.OfInput(context, slot, parameter.ParameterType)
                : ArgumentBinding.OfField(context, slot, parameter.ParameterType);
        }

        return parameter.IsDefined(typeof(ParentAttribute)) && inference.IsRoot(parameter.ParameterType)
            ? Instance(context, parameter.ParameterType)
            : ParameterSource.Read(parameter, context, inference);
    }

    /// <summary>The parent, or the object that an extension's or root's members are called on.</summary>
    private Expression Instance(Expression context, Type type)
    {
        if (_isOnParent && type == field.ResolverType)
        {
            return Expression.Convert(ParameterSource.Property(context, nameof(IResolverContext.ParentValue)), type);
        }

        if (type.GetConstructor(Type.EmptyTypes) is not null && !inference.IsService(type))
        {
            return Expression.Constant(Activator.CreateInstance(type), type);
        }

        Func<IServiceProvider, object> create = inference.IsService(type)
            ? services => services.GetRequiredService(type)
            : MakeFactory(type);
        Expression services = ParameterSource.Property(context, nameof(IResolverContext.Services));
        return Expression.Convert(Expression.Invoke(Expression.Constant(create), services), type);
    }

    private static Func<IServiceProvider, object> MakeFactory(Type type)
    {
        ObjectFactory factory = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        return services => factory(services, null);
    }

    private static Expression ToValueTask(Expression call)
    {
        if (!TypeShape.IsTaskLike(call.Type))
        {
            return Expression.New(typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Expression.Convert(call, typeof(object)));
        }

        string method = call.Type.GetGenericTypeDefinition() == typeof(Task<>)
            ? nameof(AsyncResults.ToObject)
            : nameof(AsyncResults.ValueTaskToObject);
        return Expression.Call(typeof(AsyncResults), method, call.Type.GetGenericArguments(), call);
    }
}
