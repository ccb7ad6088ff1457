using HotChocolate.Execution.Configuration;
using HotChocolate.Language;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>
    /// The default pipeline, in which requests may name their document by id; an <c>IOperationDocumentStorage</c> among the services
    /// has them.
    /// </summary>
    public static IRequestExecutorBuilder UsePersistedOperationPipeline(this IRequestExecutorBuilder builder)
        => builder.Configure(setup => setup.PersistedOperations = PersistedOperationPipeline.Stored);

    /// <summary>The same, where clients may also register documents by their hash.</summary>
    public static IRequestExecutorBuilder UseAutomaticPersistedOperationPipeline(this IRequestExecutorBuilder builder)
        => builder.Configure(setup => setup.PersistedOperations = PersistedOperationPipeline.Automatic);

    /// <summary>Documents are known by the SHA-256 of their source. The embedded engine always does that, in hexadecimal.</summary>
    /// <exception cref="NotSupportedException">Another format is asked for.</exception>
    public static IRequestExecutorBuilder AddSha256DocumentHashProvider(
        this IRequestExecutorBuilder builder, HashFormat format = HashFormat.Base64)
        => format is HashFormat.Hex ? builder : throw new NotSupportedException("The embedded engine writes hashes in hexadecimal.");
}
