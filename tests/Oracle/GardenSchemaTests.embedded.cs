using Nexus.Oracle.Tests.Garden;

namespace Nexus.Oracle.Tests;

/// <summary>The text that graphql-js gets is that of the schema which the engine executes. <c>NEXUS_APPROVE=1</c> rewrites the file.</summary>
public sealed class GardenSchemaTests
{
    [Fact]
    public async Task Printed_schema_is_the_approved_one()
    {
        string printed = await GardenSchema.PrintAsync();
        if (Environment.GetEnvironmentVariable("NEXUS_APPROVE") == "1")
            await File.WriteAllTextAsync(GardenSchema.File, printed);
        Assert.Equal(await File.ReadAllTextAsync(GardenSchema.File), printed);
    }
}
