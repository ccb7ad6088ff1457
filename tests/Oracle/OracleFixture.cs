using HotChocolate.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
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

    public string GardenText { get; private set; } = "";

    public string NexusText { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Reference = ReferenceProcess.Start();
        GardenText = await File.ReadAllTextAsync(GardenSchema.File);
        NexusText = await PrintNexusAsync();
        await Reference.AddSchemaAsync(Garden, GardenText);
        await Reference.AddSchemaAsync(Nexus, NexusText);
        GardenModel = new SchemaModel(GardenText);
        NexusModel = new SchemaModel(NexusText);
    }

    private static async Task<string> PrintNexusAsync()
    {
        await using WebApplication app = Gateway.Program.Build([]);
        IRequestExecutor executor = await app.Services.GetRequiredService<IRequestExecutorProvider>().GetExecutorAsync();
        return executor.Schema.ToString()!;
    }

    public async Task DisposeAsync() => await Reference.DisposeAsync();
}

/// <summary>All tests share one reference.</summary>
[CollectionDefinition(Name)]
public sealed class OracleCollection : ICollectionFixture<OracleFixture>
{
    public const string Name = "oracle";
}
