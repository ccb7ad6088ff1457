using HotChocolate.Execution.Options;

namespace HotChocolate.Execution.Configuration;

/// <summary>The part of the setup that concerns requests.</summary>
public sealed partial class RequestExecutorSetup
{
    /// <summary>The steps of the request pipeline in their order; empty for the default ones.</summary>
    public IList<RequestMiddlewareConfiguration> Pipeline { get; } = [];

    /// <summary>Changes to make to the steps before the pipeline is put together.</summary>
    internal List<Action<List<RequestMiddlewareConfiguration>>> PipelineModifiers { get; } = [];

    internal RequestParserOptions ParserOptions { get; } = new();

    internal PersistedOperationPipeline PersistedOperations { get; set; }

    internal bool UsesDataLoaders { get; set; }

    internal List<Action<IRequestExecutor>> OnCreated { get; } = [];
}

/// <summary>Whether requests may name their documents.</summary>
internal enum PersistedOperationPipeline
{
    None,

    /// <summary>Those that are stored.</summary>
    Stored,

    /// <summary>Those that are stored and those that clients have registered.</summary>
    Automatic,
}
