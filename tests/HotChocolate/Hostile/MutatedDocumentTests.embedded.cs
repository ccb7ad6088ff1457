using System.Globalization;
using System.Text;
using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace Nexus.HotChocolate.Tests.Hostile;

/// <summary>
/// 100,000 documents that are nearly GraphQL. Each is a syntax error at its place or a tree that reads back as itself, and
/// is then answered: with data or with errors, and never with an exception. A failure names its seed;
/// <c>NEXUS_MUTATION_SEED=n</c> runs that one alone.
/// </summary>
[Collection(nameof(Alone))]
public sealed class MutatedDocumentTests(MutatedDocumentTests.Server server) : IClassFixture<MutatedDocumentTests.Server>
{
    private const int Runs = 10;
    private const int SeedsPerRun = 10_000;
    private const int MaxAnswerLength = 4_000_000;
    private const long MaxBytesKept = 64_000_000;

    private static readonly Dictionary<string, object?> s_variables = new()
    {
        ["first"] = 2,
        ["id"] = "p1",
        ["flag"] = true,
        ["a"] = false,
        ["input"] = new Dictionary<string, object?> { ["postId"] = "p1" },
        ["filter"] = new Dictionary<string, object?> { ["kinds"] = new[] { "POST" }, ["not"] = new Dictionary<string, object?>() },
    };

    private static readonly int? s_onlySeed
        = int.TryParse(Environment.GetEnvironmentVariable("NEXUS_MUTATION_SEED"), CultureInfo.InvariantCulture, out int seed) ? seed : null;

    /// <summary>The first and last seed of each run.</summary>
    public static IEnumerable<object[]> Seeds => s_onlySeed is { } seed
        ? [[seed, seed]]
        : Enumerable.Range(0, Runs).Select(run => (object[])[run * SeedsPerRun, ((run + 1) * SeedsPerRun) - 1]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_document_is_answered(int first, int last)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int seed = first; seed <= last; seed++)
        {
            byte[] source = DocumentMutator.Create(seed);
            try
            {
                await AnswerAsync(source);
            }
            catch (Exception fault)
            {
                Assert.Fail($"Seed {seed}: {fault}\n{Encoding.UTF8.GetString(source)}");
            }
        }
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MaxBytesKept);
    }

    private async Task AnswerAsync(byte[] source)
    {
        DocumentNode document;
        try
        {
            document = Utf8GraphQLParser.Parse(source);
        }
        catch (SyntaxException fault)
        {
            SyntaxInvariants.CheckFault(fault, source);
            return;
        }
        SyntaxInvariants.CheckTree(document, source);

        await using IExecutionResult result = await server.Executor.ExecuteAsync(
            request => request.SetDocument(Encoding.UTF8.GetString(source)).SetVariableValues(s_variables));
        CheckAnswer(result.ExpectOperationResult());
    }

    private static void CheckAnswer(OperationResult result)
    {
        foreach (IError error in result.Errors)
        {
            Assert.Null(error.Exception);
            Assert.NotEqual("Unexpected Execution Error", error.Message);
        }
        string json = result.ToJson();
        Assert.InRange(json.Length, 2, MaxAnswerLength);
        using JsonDocument answer = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        Assert.True(answer.RootElement.TryGetProperty("data", out _) || result.Errors.Count > 0);
    }

    public sealed class Server : IAsyncLifetime
    {
        public IRequestExecutor Executor { get; private set; } = null!;

        public async Task InitializeAsync() => Executor = await FeedSchema.CreateServer().BuildRequestExecutorAsync();

        public Task DisposeAsync() => Task.CompletedTask;
    }

    /// <summary>The memory of a process says something about one test only while no other runs.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
