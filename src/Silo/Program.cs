using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Nexus.Silo;
using Nexus.Silo.Health;
using Nexus.Silo.Import;
using Nexus.Silo.Operators;
using Nexus.Silo.Roles;
using Nexus.Silo.Seed;

if (args is ["import", .. var import])
    return await ImportCommand.RunAsync(import);
if (args is [SeedCommand.Verb, .. var seed])
    return await SeedCommand.RunAsync(seed);
if (args is [GrantRoleCommand.Verb, .. var grant])
    return await GrantRoleCommand.RunAsync(grant);

// A silo without a gateway: grains, and health for orchestrators.
var builder = WebApplication.CreateBuilder(args);
builder.AddOperatorListener();
builder.AddNexusSilo();

var app = builder.Build();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains(NexusHealth.Live) });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(NexusHealth.Ready) });
app.MapOperators();
return await app.RunOrExplainAsync();
