using HotChocolate.Language;
using HotChocolate.Types;
using IType = HotChocolate.Types.IType;

namespace HotChocolate.Validation.Traversal;

/// <summary>Where the traversal is, in terms of the schema. What the schema does not know is null.</summary>
internal sealed class RuleContext(DocumentValidatorContext validation)
{
    private const string Specification = "https://spec.graphql.org/September2025/#";

    public ISchemaDefinition Schema => validation.Schema;

    public DocumentNode Document => validation.Document;

    public DocumentValidatorContext.FragmentContext Fragments => validation.Fragments;

    public int MaxLocationsPerError => validation.MaxLocationsPerError;

    public OperationDefinitionNode? Operation { get; set; }

    /// <summary>The type that the current selection is made on.</summary>
    public ITypeDefinition? ParentType { get; set; }

    /// <summary>The definition of the current field.</summary>
    public IOutputFieldDefinition? Field { get; set; }

    /// <summary>The definition of the current directive.</summary>
    public DirectiveDefinition? Directive { get; set; }

    /// <summary>Where the current directives stand.</summary>
    public Types.DirectiveLocation DirectiveLocation { get; set; }

    /// <summary>The field or directive that the current arguments are for.</summary>
    public ISyntaxNode? ArgumentHolder { get; set; }

    /// <summary>The type that the current value must have.</summary>
    public IType? InputType { get; set; }

    /// <summary>The arguments of the field or directive that holds the current ones; null when it is unknown.</summary>
    public FieldCollection<Argument>? ArgumentDefinitions
        => ArgumentHolder is DirectiveNode ? Directive?.Arguments : Field?.Arguments;

    /// <summary>Reports that the document is more than what is looked at: no other rule sees it.</summary>
    public void Refuse(string message)
    {
        validation.FatalErrorDetected = true;
        Report(message, [Document], "sec-Validation");
    }

    public void Report(string message, IReadOnlyList<ISyntaxNode> nodes, string section)
    {
        ErrorBuilder error = ErrorBuilder.New().SetMessage(message).SetExtension("specifiedBy", Specification + section);
        for (int i = 0; i < nodes.Count && i < MaxLocationsPerError; i++)
        {
            if (nodes[i].Location is { } location)
                error.AddLocation(location.Line, location.Column);
        }
        validation.ReportError(error.Build());
    }
}
