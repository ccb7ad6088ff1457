using System.Collections.Concurrent;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Language;
using HotChocolate.PersistedOperations;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.Execution;

public class PersistedOperationTests
{
    private const string Stored = "{ stored: greeting }";
    private readonly Storage _storage = new();

    [Fact]
    public async Task Stored_document_is_executed_by_its_id_and_read_once()
    {
        var executor = await BuildAsync(schema => schema.UsePersistedOperationPipeline());
        for (var time = 0; time < 2; time++)
            Assert.Equal("""{"data":{"stored":"hello"}}""", await ExecuteAsync(executor, request => request.SetDocumentId(new OperationDocumentId("known"))));
        Assert.Equal(["known"], _storage.Reads);
    }

    [Fact]
    public async Task Id_that_is_not_stored_is_an_error()
    {
        var executor = await BuildAsync(schema => schema.UsePersistedOperationPipeline());
        Assert.Equal(["HC0020"], await CodesAsync(executor, request => request.SetDocumentId(new OperationDocumentId("unknown"))));
        var automatic = await BuildAsync(schema => schema.UseAutomaticPersistedOperationPipeline());
        Assert.Equal(["HC0020"], await CodesAsync(automatic, request => request.SetDocumentId(new OperationDocumentId("unknown"))));
    }

    [Fact]
    public async Task Other_documents_are_refused_where_only_stored_ones_are_allowed()
    {
        var executor = await BuildAsync(schema => schema
            .UsePersistedOperationPipeline()
            .ModifyRequestOptions(options => options.PersistedOperations.OnlyAllowPersistedDocuments = true));
        Assert.Equal("""{"data":{"stored":"hello"}}""", await ExecuteAsync(executor, request => request.SetDocumentId(new OperationDocumentId("known"))));
        Assert.Equal(["HC0067"], await CodesAsync(executor, request => request.SetDocument("{ greeting }")));
        Assert.Equal(["HC0067"], await CodesAsync(executor, request => request.SetDocument(Stored)));
    }

    [Theory]
    [InlineData("abc-DEF_123", true)]
    [InlineData("", false)]
    [InlineData("a/b", false)]
    [InlineData("a:b", false)]
    [InlineData("..", false)]
    public void Ids_are_letters_digits_dashes_and_underscores(string id, bool isValid)
    {
        Assert.Equal(isValid, OperationDocumentId.IsValidId(id));
        Assert.Equal(isValid, OperationDocumentId.TryParse(id, out _));
    }

    private async Task<IRequestExecutor> BuildAsync(Func<IRequestExecutorBuilder, IRequestExecutorBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IOperationDocumentStorage>(_storage);
        return await configure(services.AddGraphQLServer().AddQueryType<Query>().AddApplicationService<IOperationDocumentStorage>())
            .BuildRequestExecutorAsync();
    }

    private static async Task<string> ExecuteAsync(IRequestExecutor executor, Action<OperationRequestBuilder> build)
    {
        await using var result = await executor.ExecuteAsync(build);
        return result.ToJson(withIndentations: false);
    }

    private static async Task<string[]> CodesAsync(IRequestExecutor executor, Action<OperationRequestBuilder> build)
    {
        await using var result = await executor.ExecuteAsync(build);
        return [.. result.ExpectOperationResult().Errors.Select(error => error.Code!)];
    }

    public class Query
    {
        public string Greeting => "hello";
    }

    private sealed class Storage : IOperationDocumentStorage
    {
        private readonly ConcurrentDictionary<string, IOperationDocument> _documents = new() { ["known"] = new OperationDocumentSourceText(Stored) };

        public ConcurrentQueue<string> Reads { get; } = new();

        public ValueTask<IOperationDocument?> TryReadAsync(OperationDocumentId documentId, CancellationToken cancellationToken = default)
        {
            Reads.Enqueue(documentId.Value);
            return new(_documents.GetValueOrDefault(documentId.Value));
        }

        public ValueTask SaveAsync(OperationDocumentId documentId, IOperationDocument document, CancellationToken cancellationToken = default)
        {
            _documents[documentId.Value] = document;
            return default;
        }
    }
}
