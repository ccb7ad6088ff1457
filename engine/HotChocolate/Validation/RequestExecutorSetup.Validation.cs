using HotChocolate.Validation;

namespace HotChocolate.Execution.Configuration;

public sealed partial class RequestExecutorSetup
{
    /// <summary>What was configured for the schema's document validator.</summary>
    internal List<Action<IServiceProvider, DocumentValidatorBuilder>> Validation { get; } = [];
}
