using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Nexus.Gateway.Hosting;

/// <summary>
/// Compresses what is worth it, by brotli or gzip, for clients that accept it. Never event streams, whose events would wait for each other. Tokens
/// travel in headers that scripts set, not in cookies, so that a foreign page can not guess an answer by its length (BREACH): also over TLS.
/// </summary>
public static class GatewayCompression
{
    /// <summary>Shorter answers fit into one packet anyway.</summary>
    public const int LeastBytes = 1024;

    public static void AddGatewayCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/graphql-response+json", "application/graphql"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, WorthwhileCompression>();
    }

    private sealed class WorthwhileCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
        : ResponseCompressionProvider(services, options)
    {
        public override bool ShouldCompressResponse(HttpContext context) =>
            context.Response.ContentLength is not < LeastBytes && base.ShouldCompressResponse(context);
    }
}
