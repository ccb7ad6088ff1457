using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>All rules of the specification's section 5, in its order, in one traversal.</summary>
internal sealed class SpecificationRules : IDocumentValidatorRule
{
    private static readonly (string Section, Func<RuleContext, ValidationRule> Create)[] s_rules =
    [
        ("5.1.1", static context => new ExecutableDefinitionsRule(context)),
        ("5.2.1.1", static context => new KnownOperationTypesRule(context)),
        ("5.2.2.1", static context => new UniqueOperationNamesRule(context)),
        ("5.2.3.1", static context => new LoneAnonymousOperationRule(context)),
        ("5.2.4.1", static context => new SingleFieldSubscriptionsRule(context)),
        ("5.3.1", static context => new FieldsOnCorrectTypeRule(context)),
        ("5.3.2", static context => new OverlappingFieldsCanBeMergedRule(context)),
        ("5.3.3", static context => new ScalarLeafsRule(context)),
        ("5.4.1", static context => new KnownArgumentNamesRule(context)),
        ("5.4.2", static context => new UniqueArgumentNamesRule(context)),
        ("5.4.3", static context => new ProvidedRequiredArgumentsRule(context)),
        ("5.5.1.1", static context => new UniqueFragmentNamesRule(context)),
        ("5.5.1.2", static context => new KnownTypeNamesRule(context)),
        ("5.5.1.3", static context => new FragmentsOnCompositeTypesRule(context)),
        ("5.5.1.4", static context => new NoUnusedFragmentsRule(context)),
        ("5.5.2.1", static context => new KnownFragmentNamesRule(context)),
        ("5.5.2.2", static context => new NoFragmentCyclesRule(context)),
        ("5.5.2.3", static context => new PossibleFragmentSpreadsRule(context)),
        ("5.6.1", static context => new ValuesOfCorrectTypeRule(context)),
        ("5.6.3", static context => new UniqueInputFieldNamesRule(context)),
        ("5.7.1", static context => new KnownDirectivesRule(context)),
        ("5.7.3", static context => new UniqueDirectivesPerLocationRule(context)),
        ("5.8.1", static context => new UniqueVariableNamesRule(context)),
        ("5.8.2", static context => new VariablesAreInputTypesRule(context)),
        ("5.8.3", static context => new NoUndefinedVariablesRule(context)),
        ("5.8.4", static context => new NoUnusedVariablesRule(context)),
        ("5.8.5", static context => new VariablesInAllowedPositionRule(context)),
    ];

    public ushort Priority => 1;

    public bool IsCacheable => true;

    public void Validate(DocumentValidatorContext context, DocumentNode document)
    {
        var ruleContext = new RuleContext(context);
        var rules = new ValidationRule[s_rules.Length];
        for (int i = 0; i < rules.Length; i++)
            rules[i] = s_rules[i].Create(ruleContext);
        new DocumentTraversal(ruleContext, new RuleSet(rules)).Run();
    }
}
