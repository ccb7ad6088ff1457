namespace HotChocolate.Execution;

/// <summary>The keys of the default pipeline's steps, in the order in which they run.</summary>
public static class WellKnownRequestMiddleware
{
    public const string ExceptionMiddleware = nameof(ExceptionMiddleware);
    public const string TimeoutMiddleware = nameof(TimeoutMiddleware);
    public const string DocumentCacheMiddleware = nameof(DocumentCacheMiddleware);
    public const string ReadPersistedOperationMiddleware = nameof(ReadPersistedOperationMiddleware);
    public const string PersistedOperationNotFoundMiddleware = nameof(PersistedOperationNotFoundMiddleware);
    public const string AutomaticPersistedOperationNotFoundMiddleware = nameof(AutomaticPersistedOperationNotFoundMiddleware);
    public const string OnlyPersistedOperationsAllowed = nameof(OnlyPersistedOperationsAllowed);
    public const string WritePersistedOperationMiddleware = nameof(WritePersistedOperationMiddleware);
    public const string DocumentParserMiddleware = nameof(DocumentParserMiddleware);
    public const string DocumentValidationMiddleware = nameof(DocumentValidationMiddleware);
    public const string OperationCacheMiddleware = nameof(OperationCacheMiddleware);
    public const string OperationResolverMiddleware = nameof(OperationResolverMiddleware);
    public const string OperationVariableCoercionMiddleware = nameof(OperationVariableCoercionMiddleware);
    public const string OperationExecutionMiddleware = nameof(OperationExecutionMiddleware);
}
