namespace HotChocolate;

/// <summary>Carries errors that are meant for the client, thrown by resolvers, interceptors or coercion.</summary>
public class GraphQLException : Exception
{
    public GraphQLException(string message)
        : this(ErrorBuilder.New().SetMessage(message).Build())
    {
    }

    public GraphQLException(IError error)
        : base(error.Message) => Errors = [error];

    public GraphQLException(params IError[] errors)
        : this((IEnumerable<IError>)errors)
    {
    }

    public GraphQLException(IEnumerable<IError> errors)
        : this([.. errors], string.Empty)
    {
    }

    private GraphQLException(IError[] errors, string separator)
        : base(errors.Length == 1 ? errors[0].Message : $"{separator}{errors.Length} errors, see {nameof(Errors)}.") =>
        Errors = errors;

    public IReadOnlyList<IError> Errors { get; }
}
