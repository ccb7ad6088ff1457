using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Nexus.Gateway.Explorer;

/// <summary>One file of the bundle, in the encodings that stand beside it (<c>.br</c>, <c>.gz</c>).</summary>
internal sealed class ExplorerAsset
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private static readonly (string Name, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz"), ("", "")];

    private readonly string _contentType;
    private readonly List<(string Encoding, FileInfo File)> _variants;

    public ExplorerAsset(string path)
    {
        var contentType = ContentTypes.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        _contentType = contentType.StartsWith("text/", StringComparison.Ordinal) ? $"{contentType}; charset=utf-8" : contentType;
        _variants = [.. Encodings.Select(encoding => (encoding.Name, new FileInfo(path + encoding.Suffix))).Where(variant => variant.Item2.Exists)];
    }

    /// <summary>The smallest variant that the client takes; 304 where it has it already.</summary>
    public PhysicalFileHttpResult Send(HttpContext context, string cacheControl)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var (encoding, file) = _variants.First(variant => variant.Encoding.Length == 0 || Accepts(accepted, variant.Encoding));
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;
        return TypedResults.PhysicalFile(file.FullName, _contentType, entityTag: TagOf(file, encoding));
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);

    private static EntityTagHeaderValue TagOf(FileInfo file, string encoding) =>
        new($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}{encoding}\"");
}
