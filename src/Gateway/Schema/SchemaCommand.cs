using HotChocolate.Execution;
using HotChocolate.Language;

namespace Nexus.Gateway.Schema;

/// <summary><c>Nexus.Gateway schema</c>: prints the shape of what the server serves, without starting one.</summary>
public static class SchemaCommand
{
    public const string Verb = "schema";

    public static async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteAsync(await PrintAsync());
        return 0;
    }

    /// <summary>The schema as <see cref="SchemaText"/> writes it.</summary>
    public static async Task<string> PrintAsync()
    {
        await using var app = Program.Build([]);
        var executor = await app.Services.GetRequiredService<IRequestExecutorProvider>().GetExecutorAsync();
        return SchemaText.Print(Utf8GraphQLParser.Parse(executor.Schema.ToString()!));
    }
}
