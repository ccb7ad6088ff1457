using System.Text;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Validation;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Bench.Reporting;

namespace Nexus.Bench.Language;

/// <summary>All rules over the timeline query and Nexus' schema, without any cache, beside parsing the same text.</summary>
internal sealed class ValidateScenario : IScenario
{
    private const double Micro = 1e6;

    public string Name => "graphql-validate";

    public async Task RunAsync(BenchRun run)
    {
        DocumentValidatorBuilder? rules = null;
        await using var gateway = Gateway.Program.Build([], builder =>
            builder.Services.AddGraphQLServer(disableDefaultSecurity: true).ConfigureValidation((_, configured) => rules = configured));
        var executor = await gateway.Services.GetRequiredService<IRequestExecutorProvider>().GetExecutorAsync();
        var validator = rules!.Build();

        var text = Encoding.UTF8.GetBytes(Documents.Timeline);
        var document = Utf8GraphQLParser.Parse(text);
        if (validator.Validate(executor.Schema, document).HasErrors)
            throw new InvalidOperationException("The timeline query is not valid.");
        var validations = WorkLoop.PerSecond(run, () => validator.Validate(executor.Schema, document));
        var parses = WorkLoop.PerSecond(run, () => Utf8GraphQLParser.Parse(text));
        run.Report(Name, "timeline-us", Micro / validations, Micro / parses, "parsing the same text");
    }
}
