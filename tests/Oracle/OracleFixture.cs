using Nexus.Oracle.Tests.Garden;
using Nexus.Oracle.Tests.Generation;
using Nexus.Oracle.Tests.Reference;

namespace Nexus.Oracle.Tests;

/// <summary>The reference, and the two schemas that the oracle looks at.</summary>
public sealed class OracleFixture : IAsyncLifetime
{
    public const string Garden = "garden";
    public const string Nexus = "nexus";

    public ReferenceProcess Reference { get; private set; } = null!;

    public SchemaModel GardenModel { get; private set; } = null!;

    public SchemaModel NexusModel { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Reference = ReferenceProcess.Start();
        string garden = await GardenSchema.PrintAsync();
        string nexus = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema.graphql"));
        await Reference.AddSchemaAsync(Garden, garden);
        await Reference.AddSchemaAsync(Nexus, nexus);
        GardenModel = new SchemaModel(garden);
        NexusModel = new SchemaModel(nexus);
    }

    public async Task DisposeAsync() => await Reference.DisposeAsync();
}

/// <summary>All tests share one reference.</summary>
[CollectionDefinition(Name)]
public sealed class OracleCollection : ICollectionFixture<OracleFixture>
{
    public const string Name = "oracle";
}
