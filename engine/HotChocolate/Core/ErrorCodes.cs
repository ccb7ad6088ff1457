namespace HotChocolate;

/// <summary>The codes of the errors that the engine itself reports.</summary>
public static class ErrorCodes
{
    public static class Execution
    {
        public const string NonNullViolation = "HC0018";
        public const string SyntaxError = "HC0011";
        public const string QueryNotFound = "HC0013";
        public const string OperationNotFound = "HC0074";
        public const string InvalidVariable = "HC0017";
        public const string InvalidInput = "HC0016";
        public const string CannotResolveAbstractType = "HC0020";
        public const string Timeout = "HC0045";
        public const string TaskCanceled = "HC0008";
    }

    public static class Paging
    {
        public const string MaxPaginationItems = "HC0051";
        public const string NoPagingBoundaries = "HC0052";
        public const string MinPaginationItems = "HC0079";
        public const string InvalidCursor = "HC0078";
    }

    public static class Relay
    {
        public const string InvalidNodeId = "HC0069";
        public const string TooManyNodeIds = "HC0076";
    }
}
