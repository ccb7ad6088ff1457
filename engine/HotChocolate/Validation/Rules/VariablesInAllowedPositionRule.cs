using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A variable's type fits each place where it is used (specification 5.8.5).</summary>
internal sealed class VariablesInAllowedPositionRule(RuleContext context) : ValidationRule(context), ICheckUsages
{
    public void CheckUsages(DocumentUsages usages)
    {
        foreach (OperationDefinitionNode operation in usages.Operations)
        {
            var variables = new OperationVariables(operation);
            foreach (DefinitionUsages reached in usages.ReachableFrom(operation))
            {
                foreach (VariableUsage usage in reached.Variables)
                {
                    if (variables.Find(usage.Variable.Value) is { } variable
                        && !IsAllowed(variable, usage))
                    {
                        Report(
                            $"The variable `${usage.Variable.Value}` of the type `{variable.Type}` does not fit `{usage.Type}`{(usage.IsOneOfField ? " of a one-of input object" : "")}.",
                            [variable, usage.Variable],
                            "sec-All-Variable-Usages-Are-Allowed");
                    }
                }
            }
        }
    }

    private bool IsAllowed(VariableDefinitionNode variable, in VariableUsage usage)
    {
        if (usage.Type is not { } locationType || Context.Schema.Resolve(variable.Type) is not { } variableType)
            return true;
        // IsNonNullPosition of the specification: a field of a one-of input object is never null.
        if ((locationType is NonNullType || usage.IsOneOfField) && variableType is not NonNullType)
        {
            bool hasDefault = variable.DefaultValue is not null and not NullValueNode;
            return (hasDefault || usage.HasLocationDefault) && Fits(variableType, locationType.NullableType());
        }
        return Fits(variableType, locationType);
    }

    /// <summary>AreTypesCompatible of the specification.</summary>
    private static bool Fits(HotChocolate.Types.IType variable, HotChocolate.Types.IType location) => (variable, location) switch
    {
        (NonNullType v, NonNullType l) => Fits(v.NullableType, l.NullableType),
        (_, NonNullType) => false,
        (NonNullType v, _) => Fits(v.NullableType, location),
        (ListType v, ListType l) => Fits(v.ElementType, l.ElementType),
        _ => ReferenceEquals(variable, location),
    };
}
