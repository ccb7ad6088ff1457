namespace HotChocolate.Execution.Relay;

/// <summary>A text is no global id; its error says which in <c>extensions.originalValue</c>.</summary>
public sealed class NodeIdInvalidFormatException(object originalValue)
    : GraphQLException(ErrorBuilder.New()
        .SetMessage("The node ID string has an invalid format.")
        .SetExtension("originalValue", originalValue)
        .Build());
