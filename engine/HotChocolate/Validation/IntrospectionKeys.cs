namespace HotChocolate.Validation;

/// <summary>Context data by which a request says what introspection may do.</summary>
internal static class IntrospectionKeys
{
    /// <summary>Present when this request may use introspection although the schema disables it.</summary>
    public const string Allowed = "HotChocolate.Execution.Introspection.Allowed";

    /// <summary>The text of the error for requests that may not.</summary>
    public const string Message = "HotChocolate.Execution.Introspection.Message";
}
