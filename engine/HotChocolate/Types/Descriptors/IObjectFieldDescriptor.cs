using HotChocolate.Language;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>Changes a field while the schema is built.</summary>
public interface IObjectFieldDescriptor
{
    IObjectFieldDescriptor Name(string value);

    IObjectFieldDescriptor Description(string? value);

    IObjectFieldDescriptor Deprecated(string? reason = null);

    /// <summary>Applies a directive that the schema defines.</summary>
    IObjectFieldDescriptor Directive(string name, params ArgumentNode[] arguments);

    /// <summary>Leaves the field out of the schema.</summary>
    IObjectFieldDescriptor Ignore(bool ignore = true);

    /// <summary>Adds middleware inside of what was added before.</summary>
    IObjectFieldDescriptor Use(FieldMiddleware middleware);

    /// <summary>Replaces the member as the source of the field's value.</summary>
    IObjectFieldDescriptor Resolve(FieldResolverDelegate fieldResolver);
}
