using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>What was found out about a document once: its syntax tree, its errors, its compiled operations.</summary>
internal sealed class CachedDocument(string id, DocumentNode? document)
{
    private const int MostOperations = 64;
    private readonly ConcurrentDictionary<string, Operation> _operations = new();
    private Operation? _unnamed;

    public string Id { get; } = id;

    public DocumentNode? Document { get; } = document;

    /// <summary>Whether the storage of persisted operations had it.</summary>
    public bool IsPersisted { get; init; }

    /// <summary>Syntax or validation errors.</summary>
    public ImmutableList<IError> Errors { get; set; } = [];

    public bool IsValidated { get; set; }

    /// <summary>Set by each use, taken away by the cache's sweep.</summary>
    public bool WasUsed { get; set; }

    public Operation? FindOperation(string? name)
        => name is null ? _unnamed : _operations.GetValueOrDefault(name);

    /// <summary>Finds the operation (specification 6.1, GetOperation) and compiles it.</summary>
    /// <exception cref="GraphQLException">There is no such operation, or a name is needed to tell.</exception>
    public Operation CompileOperation(ISchemaDefinition schema, string? name)
    {
        var operation = OperationCompiler.Compile(schema, Document!, GetDefinition(name));
        if (name is null)
            _unnamed = operation;
        else if (_operations.Count < MostOperations)
            _operations.TryAdd(name, operation);
        return operation;
    }

    private OperationDefinitionNode GetDefinition(string? name)
    {
        var operations = Document!.Definitions.OfType<OperationDefinitionNode>();
        if (name is not null)
            return operations.FirstOrDefault(operation => operation.Name?.Value == name)
                ?? throw NotFound($"The specified operation `{name}` cannot be found.");
        OperationDefinitionNode[] candidates = [.. operations.Take(2)];
        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw NotFound("The document contains no operation."),
            _ => throw NotFound("The operation name can only be omitted if there is just one operation in a GraphQL document."),
        };
    }

    private static GraphQLException NotFound(string message)
        => new(ErrorBuilder.New().SetMessage(message).Build());
}
