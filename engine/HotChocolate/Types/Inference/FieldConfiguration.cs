using System.Reflection;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types.Pagination;

namespace HotChocolate.Types;

/// <summary>A field while the schema is being built.</summary>
internal sealed class FieldConfiguration
{
    internal required string Name { get; set; }

    internal required TypeShape Shape { get; init; }

    /// <summary>The property or method behind the field.</summary>
    internal required MemberInfo Member { get; init; }

    /// <summary>The class that the member is called on, which for extensions is not the parent's.</summary>
    internal required Type ResolverType { get; init; }

    internal string? Description { get; set; }

    internal string? DeprecationReason { get; set; }

    internal bool IsIgnored { get; set; }

    internal List<FieldMiddleware> Middleware { get; } = [];

    /// <summary>Directives of the definition, without <c>@deprecated</c>.</summary>
    internal List<DirectiveNode> Directives { get; } = [];

    /// <summary>Stands in for the member if a descriptor said so.</summary>
    internal FieldResolverDelegate? Resolver { get; set; }

    /// <summary>Set for connections.</summary>
    internal PagingOptions? Paging { get; set; }

    internal string? ConnectionName { get; set; }

    internal ParameterInfo[] Parameters => Member is MethodInfo method ? method.GetParameters() : [];
}
