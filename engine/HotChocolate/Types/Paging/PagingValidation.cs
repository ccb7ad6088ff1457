using HotChocolate.Resolvers;

namespace HotChocolate.Types.Pagination;

/// <summary>Refuses page sizes that the options do not allow, before the resolver runs.</summary>
internal sealed class PagingValidation(PagingOptions options)
{
    private const string First = "first";
    private const string Last = "last";

    /// <summary>Makes the middleware of a connection field.</summary>
    internal static FieldMiddleware Middleware(PagingOptions options) => next =>
    {
        var validation = new PagingValidation(options);
        return context =>
        {
            validation.Check(context);
            return next(context);
        };
    };

    private void Check(IMiddlewareContext context)
    {
        FieldCollection<Argument> arguments = context.Selection.Field.Arguments;
        int? first = SizeOf(context, arguments, First);
        int? last = SizeOf(context, arguments, Last);
        CheckSize(context, first);
        CheckSize(context, last);
        if (first is null && last is null && (options.RequirePagingBoundaries ?? false))
        {
            throw Fault(context, "You must provide a `first` or `last` value to properly paginate the connection.", ErrorCodes.Paging.NoPagingBoundaries, null);
        }
    }

    private static int? SizeOf(IMiddlewareContext context, FieldCollection<Argument> arguments, string name) =>
        arguments.TryGetField(name, out Argument? argument) ? context.Argument(argument.Index).Value as int? : null;

    private void CheckSize(IMiddlewareContext context, int? size)
    {
        if (size < 0)
        {
            throw Fault(context, "The requested number of values per page must be at least 0.", ErrorCodes.Paging.MinPaginationItems, size);
        }

        if (size > options.MaxPageSize)
        {
            throw Fault(context, "The maximum allowed items per page were exceeded.", ErrorCodes.Paging.MaxPaginationItems, size);
        }
    }

    private GraphQLException Fault(IMiddlewareContext context, string message, string code, int? size)
    {
        ErrorBuilder error = ErrorBuilder.New()
            .SetMessage(message)
            .SetCode(code)
            .SetPath(context.Path)
            .SetExtension("coordinate", $"{context.ObjectType.Name}.{context.Selection.Field.Name}");
        if (size is not null)
        {
            error.SetExtension("requestedItems", size);
        }

        if (code == ErrorCodes.Paging.MaxPaginationItems)
        {
            error.SetExtension("maxAllowedItems", options.MaxPageSize);
        }

        return new GraphQLException(error.Build());
    }
}
