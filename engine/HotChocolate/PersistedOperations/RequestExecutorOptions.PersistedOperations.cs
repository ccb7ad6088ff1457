using HotChocolate.PersistedOperations;

namespace HotChocolate.Execution.Options;

public sealed partial class RequestExecutorOptions
{
    public PersistedOperationOptions PersistedOperations { get; set; } = new();
}
