using System.IO.Compression;
using System.Net.Http.Json;

namespace Nexus.Gateway.Tests.Hosting;

[Collection(GatewayCollection.Name)]
public sealed class CompressionTests(GatewayFixture gateway)
{
    private const string Long = "{ __schema { types { name kind fields { name } } } }";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None });

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, br", "br")]
    public async Task Long_answer_is_compressed_as_the_client_accepts(string accepted, string encoding)
    {
        var plain = await (await SendAsync(Long, null)).Content.ReadAsStringAsync();
        using var response = await SendAsync(Long, accepted);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream inflated = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(inflated);
        Assert.Equal(plain, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Client_that_accepts_none_gets_none()
    {
        using var response = await SendAsync(Long, null);
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Refusal_of_a_body_is_readable()
    {
        using var response = await SendAsync(new string('x', 300_000), "gzip");
        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Event_stream_is_never_compressed()
    {
        using var response = await SendAsync("{ __typename }", "gzip", "text/event-stream");
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    private Task<HttpResponseMessage> SendAsync(string document, string? acceptEncoding, string accept = "application/graphql-response+json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway.Address, "/graphql")) { Content = JsonContent.Create(new { query = document }) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (acceptEncoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        return Http.SendAsync(request);
    }
}
