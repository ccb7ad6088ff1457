using HotChocolate.Language;
using HotChocolate.Validation;
using Nexus.Gateway.Errors;

namespace Nexus.Gateway.Limits;

/// <summary>
/// Refuses what is too big to be worth looking at, before any other rule looks: fields, aliases of one field, directives, and fragments that spread
/// themselves, in which an engine may get lost. The outcome holds for the document, so it is found once.
/// </summary>
internal sealed class OperationSizeRule(GatewayLimits limits) : IDocumentValidatorRule
{
    public ushort Priority => 0;

    public bool IsCacheable => true;

    public void Validate(DocumentValidatorContext context, DocumentNode document)
    {
        var sizes = new OperationSizes(document);
        foreach (var definition in document.Definitions)
        {
            if (FindExcess(sizes, definition) is not { } error)
                continue;
            context.ReportError(error);
            context.FatalErrorDetected = true;
            return;
        }
    }

    private IError? FindExcess(OperationSizes sizes, IDefinitionNode definition)
    {
        var size = sizes.Measure(definition);
        if (sizes.Cycle is { } cycle)
            return At(cycle, ErrorBuilder.New().SetMessage($"The fragment {cycle.Name.Value} spreads itself.").SetCode(ErrorCode.Validation.ToWireName()));
        if (size.Fields > limits.MaxFields)
            return Create(Limit.Fields, limits.MaxFields, size.Fields, "The operation selects too many fields.", definition);
        if (size.Directives > limits.MaxDirectives)
            return Create(Limit.Directives, limits.MaxDirectives, size.Directives, "The operation has too many directives.", definition);
        if (size.Aliases <= limits.MaxAliases || definition is not OperationDefinitionNode operation)
            return null;
        var (field, count) = sizes.FindMostAliased(operation);
        return count > limits.MaxAliases
            ? Create(Limit.Aliases, limits.MaxAliases, count, $"The operation selects the field {field} under too many names.", definition)
            : null;
    }

    private static IError Create(Limit limit, int maximum, int actual, string message, IDefinitionNode definition) =>
        At(definition, ErrorBuilder.New().SetMessage(message).Exceeds(limit, maximum, actual));

    private static IError At(IDefinitionNode definition, ErrorBuilder error)
    {
        if (definition.Location is { } location)
            error.AddLocation(new HotChocolate.Location(location.Line, location.Column));
        return error.Build();
    }
}
