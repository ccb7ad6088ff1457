using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Something that a document must satisfy before it is executed.</summary>
public interface IDocumentValidatorRule
{
    /// <summary>Rules run from the lowest to the highest priority.</summary>
    ushort Priority { get; }

    /// <summary>Whether the outcome depends on nothing but schema and document, so that it holds for later requests too.</summary>
    bool IsCacheable { get; }

    /// <summary>Looks at the document and reports what is wrong by <see cref="DocumentValidatorContext.ReportError"/>.</summary>
    void Validate(DocumentValidatorContext context, DocumentNode document);
}
