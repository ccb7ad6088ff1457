using HotChocolate.Execution.Configuration;
using HotChocolate.Language;
using HotChocolate.PersistedOperations;

namespace Nexus.Gateway.Operations;

/// <summary>Requests that name their document by its hash.</summary>
internal static class PersistedOperations
{
    public static IRequestExecutorBuilder AddPersistedOperations(this IRequestExecutorBuilder schema, IConfiguration configuration)
    {
        var section = configuration.GetSection(OperationOptions.Section);
        var onlyTrusted = section.GetValue<bool>(nameof(OperationOptions.OnlyTrusted));
        schema.Services.AddOptions<OperationOptions>()
            .Bind(section)
            .Validate(options => options is { MaxRegistered: > 0, MaxRegisteredBytes: > 0 }, $"{OperationOptions.Section}: what may be registered has to be greater than nothing.")
            .ValidateOnStart();
        schema.Services.AddSingleton<IOperationDocumentStorage, OperationStorage>();
        schema.AddApplicationService<IOperationDocumentStorage>().AddSha256DocumentHashProvider(HashFormat.Hex);
        return onlyTrusted
            ? schema.UsePersistedOperationPipeline().ModifyRequestOptions(options => options.PersistedOperations.OnlyAllowPersistedDocuments = true)
            : schema.UseAutomaticPersistedOperationPipeline();
    }
}
