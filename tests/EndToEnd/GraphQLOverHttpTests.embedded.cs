namespace Nexus.EndToEnd.Tests;

public sealed partial class GraphQLOverHttpTests
{
    public static TheoryData<string> AuditsOfTheEmbeddedEngine => [.. OfTheEmbeddedEngine];

    [Theory, MemberData(nameof(AuditsOfTheEmbeddedEngine))]
    public void Audit_that_the_packages_fail_is_passed(string audit) => AssertPassed(audit);
}
