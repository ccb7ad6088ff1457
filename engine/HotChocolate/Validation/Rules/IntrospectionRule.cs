using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Refuses <c>__schema</c> and <c>__type</c>, unless the request is allowed them.</summary>
internal sealed class IntrospectionRule : IDocumentValidatorRule
{
    public ushort Priority => 2;

    /// <summary>What one request is allowed says nothing about the next.</summary>
    public bool IsCacheable => false;

    public void Validate(DocumentValidatorContext context, DocumentNode document)
    {
        if (context.ContextData.ContainsKey(IntrospectionKeys.Allowed))
            return;
        var message = context.ContextData.GetValueOrDefault(IntrospectionKeys.Message) as string
            ?? "Introspection is not allowed for the current request.";
        foreach (FieldNode field in IntrospectionRoots.Find(document))
        {
            ErrorBuilder error = ErrorBuilder.New()
                .SetMessage(message)
                .SetCode("HC0046")
                .SetExtension("field", field.Name.Value);
            if (field.Location is { } location)
                error.AddLocation(location.Line, location.Column);
            context.ReportError(error.Build());
        }
    }
}
