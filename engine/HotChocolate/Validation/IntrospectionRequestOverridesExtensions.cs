using HotChocolate.Validation;

namespace HotChocolate.Execution;

/// <summary>What introspection may do for one request.</summary>
public static class IntrospectionRequestOverridesExtensions
{
    /// <summary>Lets this request use introspection although the schema disables it.</summary>
    public static OperationRequestBuilder AllowIntrospection(this OperationRequestBuilder builder)
        => builder.SetGlobalState(IntrospectionKeys.Allowed, null);

    /// <summary>Sets the text of the error for this request when it may not use introspection.</summary>
    public static OperationRequestBuilder SetIntrospectionNotAllowedMessage(this OperationRequestBuilder builder, string message)
        => builder.SetGlobalState(IntrospectionKeys.Message, message);
}
