namespace HotChocolate;

/// <summary>The codes of the errors that the engine itself reports.</summary>
public static class ErrorCodes
{
    public static class Execution
    {
        public const string CannotResolveAbstractType = "EXEC_UNABLE_TO_RESOLVE_ABSTRACT_TYPE";
        public const string Timeout = "HC0045";
        public const string NonNullViolation = "HC0018";
        public const string MustBeInputType = "HC0017";
        public const string InvalidType = "HC0016";
        public const string OperationDocumentNotFound = "HC0015";
        public const string PersistedOperationNotFound = "HC0020";
        public const string OnlyPersistedOperationsAllowed = "HC0067";
        public const string TaskProcessingError = "HC0008";
        public const string SyntaxError = "HC0014";
        public const string FetchedToManyNodesAtOnce = "HC0076";
    }

    public static class Server
    {
        public const string RequestInvalid = "HC0009";
        public const string MaxRequestSize = "HC0010";
        public const string SyntaxError = "HC0011";
        public const string UnexpectedRequestParserError = "HC0012";
        public const string QueryAndIdMissing = "HC0013";
        public const string NoSupportedAcceptMediaType = "HC0063";
        public const string InvalidAcceptHeaderValue = "HC0064";
    }

    public static class Paging
    {
        public const string MaxPaginationItems = "HC0051";
        public const string NoPagingBoundaries = "HC0052";
        public const string MinPaginationItems = "HC0079";
        public const string InvalidCursor = "HC0078";
    }
}
