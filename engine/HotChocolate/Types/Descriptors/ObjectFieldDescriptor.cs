using HotChocolate.Language;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

internal sealed class ObjectFieldDescriptor(FieldConfiguration field) : IObjectFieldDescriptor
{
    private const string NoReason = "No longer supported";

    public IObjectFieldDescriptor Name(string value)
    {
        field.Name = value;
        return this;
    }

    public IObjectFieldDescriptor Description(string? value)
    {
        field.Description = value;
        return this;
    }

    public IObjectFieldDescriptor Deprecated(string? reason = null)
    {
        field.DeprecationReason = reason ?? NoReason;
        return this;
    }

    public IObjectFieldDescriptor Directive(string name, params ArgumentNode[] arguments)
    {
        field.Directives.Add(new DirectiveNode(name, arguments));
        return this;
    }

    public IObjectFieldDescriptor Ignore(bool ignore = true)
    {
        field.IsIgnored = ignore;
        return this;
    }

    public IObjectFieldDescriptor Use(FieldMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        field.Middleware.Add(middleware);
        return this;
    }

    public IObjectFieldDescriptor Resolve(FieldResolverDelegate fieldResolver)
    {
        field.Resolver = fieldResolver;
        return this;
    }
}
