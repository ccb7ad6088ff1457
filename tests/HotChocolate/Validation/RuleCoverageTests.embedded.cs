using System.Reflection;
using HotChocolate.Validation;

namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>Each rule of the engine has a test class of its name, with documents that keep it and documents that break it.</summary>
public sealed class RuleCoverageTests
{
    public static TheoryData<string> Rules => [.. typeof(DocumentValidator).Assembly.GetTypes()
        .Where(type => type is { Namespace: "HotChocolate.Validation.Rules", IsAbstract: false } && BaseNameOf(type) == "ValidationRule")
        .Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_is_shown_documents_that_keep_it_and_documents_that_break_it(string rule)
    {
        Type? tests = typeof(RuleCoverageTests).Assembly.GetType($"{typeof(RuleCoverageTests).Namespace}.{rule}Tests");

        Assert.NotNull(tests);
        Assert.NotEmpty(DocumentsOf(tests, "Document_that_keeps_the_rule_has_no_errors"));
        Assert.NotEmpty(DocumentsOf(tests, "Document_that_breaks_the_rule_has_these_errors")
            .Concat(DocumentsOf(tests, "Document_that_breaks_the_rule_is_refused")));
    }

    private static string? BaseNameOf(Type type) => type.BaseType?.Name;

    private static IEnumerable<InlineDataAttribute> DocumentsOf(Type tests, string test)
        => tests.GetMethod(test)?.GetCustomAttributes<InlineDataAttribute>() ?? [];
}
