using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>Where the parameters of resolver methods come from.</summary>
internal static class ParameterSource
{
    private const string DataLoaderInterface = "GreenDonut.IDataLoader";
    private const string HttpContextType = "Microsoft.AspNetCore.Http.HttpContext";
    private const string HttpContextKey = "HttpContext";
    private const BindingFlags AnyInstance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>Whether the parameter is an argument of the field rather than something of the request or the application.</summary>
    internal static bool IsArgument(ParameterInfo parameter, SchemaInference inference)
    {
        Type type = parameter.ParameterType;
        return !HasSourceAttribute(parameter)
            && type != typeof(CancellationToken)
            && type != typeof(ClaimsPrincipal)
            && type != typeof(IServiceProvider)
            && type != typeof(FieldNode)
            && type != typeof(Path)
            && type != typeof(ISelection)
            && type != typeof(ObjectType)
            && type != typeof(IResolverContext)
            && type != typeof(IMiddlewareContext)
            && type != typeof(ISchemaDefinition)
            && type.FullName != HttpContextType
            && !IsDataLoader(type)
            && !inference.IsService(type);
    }

    internal static bool IsDataLoader(Type type) =>
        type.FullName == DataLoaderInterface || type.GetInterfaces().Any(i => i.FullName == DataLoaderInterface);

    /// <summary>The value of a parameter that is no argument.</summary>
    internal static Expression Read(ParameterInfo parameter, Expression context, SchemaInference inference)
    {
        Type type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(EventMessageAttribute)))
        {
            return ReadState(nameof(RequestState.Scoped), WellKnownContextData.EventMessage, parameter, context);
        }

        if (parameter.IsDefined(typeof(ParentAttribute)))
        {
            return Expression.Convert(Property(context, nameof(IResolverContext.ParentValue)), type);
        }

        if (parameter.GetCustomAttribute<GlobalStateAttribute>(inherit: true) is { } global)
        {
            return ReadState(nameof(RequestState.Global), global.Key, parameter, context);
        }

        if (parameter.GetCustomAttribute<ScopedStateAttribute>(inherit: true) is { } scoped)
        {
            return ReadState(nameof(RequestState.Scoped), scoped.Key, parameter, context);
        }

        return parameter.GetCustomAttribute<LocalStateAttribute>(inherit: true) is { } local
            ? ReadState(nameof(RequestState.Local), local.Key, parameter, context)
            : ReadByType(type, context, inference);
    }

    private static Expression ReadByType(Type type, Expression context, SchemaInference inference)
    {
        if (type == typeof(CancellationToken))
        {
            return Property(context, nameof(IResolverContext.RequestAborted));
        }

        if (type == typeof(IResolverContext) || type == typeof(IMiddlewareContext))
        {
            return Expression.Convert(context, type);
        }

        string? property = WellKnownProperty(type);
        if (property is not null)
        {
            return Expression.Convert(Property(context, property), type);
        }

        if (type == typeof(FieldNode))
        {
            return Expression.Property(Property(context, nameof(IResolverContext.Selection)), nameof(ISelection.SyntaxNode));
        }

        if (type == typeof(ClaimsPrincipal) || type.FullName == HttpContextType)
        {
            string key = type == typeof(ClaimsPrincipal) ? nameof(ClaimsPrincipal) : HttpContextKey;
            return Expression.Call(typeof(RequestState), nameof(RequestState.Required), [type], context, Expression.Constant(key));
        }

        if (inference.FindSingleton(type) is { } singleton)
        {
            return Expression.Constant(singleton, type);
        }

        string source = IsDataLoader(type) ? nameof(IResolverContext.GetDataLoader) : nameof(IResolverContext.GetService);
        MethodInfo method = typeof(IResolverContext).GetMethod(source, AnyInstance, [typeof(Type)])!;
        return Expression.Convert(Expression.Call(context, method, Expression.Constant(type)), type);
    }

    private static string? WellKnownProperty(Type type) =>
        type == typeof(IServiceProvider) ? nameof(IResolverContext.Services)
        : type == typeof(Path) ? nameof(IResolverContext.Path)
        : type == typeof(ISelection) ? nameof(IResolverContext.Selection)
        : type == typeof(ObjectType) ? nameof(IResolverContext.ObjectType)
        : type == typeof(ISchemaDefinition) ? nameof(IResolverContext.Schema)
        : null;

    internal static Expression Property(Expression context, string name) =>
        Expression.Property(context, typeof(IResolverContext).GetProperty(name, AnyInstance)!);

    private static MethodCallExpression ReadState(string source, string? key, ParameterInfo parameter, Expression context)
    {
        Type type = parameter.ParameterType;
        object? defaultValue = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        bool isOptional = parameter.HasDefaultValue
            || new NullabilityInfoContext().Create(parameter).ReadState is NullabilityState.Nullable;
        Expression standIn = defaultValue is null ? Expression.Default(type) : Expression.Convert(Expression.Constant(defaultValue), type);
        return Expression.Call(
            typeof(RequestState), source, [type], context, Expression.Constant(key ?? parameter.Name!), Expression.Constant(isOptional), standIn);
    }

    private static bool HasSourceAttribute(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParentAttribute))
        || parameter.IsDefined(typeof(EventMessageAttribute))
        || parameter.IsDefined(typeof(ServiceAttribute))
        || parameter.GetCustomAttribute<GlobalStateAttribute>(inherit: true) is not null
        || parameter.GetCustomAttribute<ScopedStateAttribute>(inherit: true) is not null
        || parameter.GetCustomAttribute<LocalStateAttribute>(inherit: true) is not null;
}
