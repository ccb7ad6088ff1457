using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nexus.Gateway.Explorer;
using Nexus.Gateway.Hosting;
using Nexus.Gateway.Limits;
using Nexus.Rig.Postgres;

namespace Nexus.Gateway.Tests;

/// <summary>How the start page and the explorer's files are served; what they do in a browser is tested in tests/EndToEnd.</summary>
public sealed class ExplorerTests : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly HttpClient _http = new();
    private WebApplication? _app;

    [Fact]
    public async Task Page_is_asked_for_each_time_and_sent_once()
    {
        WriteBundle();
        await StartAsync();
        using var first = await GetAsync("/graphiql");
        Assert.Equal(("<!doctype html>", "no-cache"), (await first.Content.ReadAsStringAsync(), first.Headers.CacheControl!.ToString()));
        Assert.Equal("text/html; charset=utf-8", first.Content.Headers.ContentType!.ToString());

        using var again = await GetAsync("/graphiql", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("br, gzip", "br", "by brotli")]
    [InlineData("gzip", "gzip", "by gzip")]
    [InlineData("br;q=0, gzip", "gzip", "by gzip")]
    [InlineData("identity", "", "plain")]
    public async Task File_comes_as_the_client_takes_it_and_is_kept(string accepted, string encoding, string content)
    {
        WriteBundle();
        await StartAsync();
        using var response = await GetAsync("/graphiql/explorer-1a2b.js", request => request.Headers.AcceptEncoding.ParseAdd(accepted));

        Assert.Equal(content, await response.Content.ReadAsStringAsync());
        Assert.Equal(encoding, string.Join(',', response.Content.Headers.ContentEncoding));
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
        Assert.Equal("Accept-Encoding", string.Join(',', response.Headers.Vary));
    }

    [Theory]
    [InlineData("/graphiql/index.html")]
    [InlineData("/graphiql/explorer-1a2b.js.br")]
    [InlineData("/graphiql/..%2Fsecret.txt")]
    [InlineData("/graphiql/nothing.js")]
    public async Task Nothing_else_is_served(string path)
    {
        WriteBundle();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "secret.txt"), "secret");
        await StartAsync();
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/graphiql")]
    [InlineData("/graphiql/explorer-1a2b.js")]
    public async Task No_page_may_load_anything_from_another_host(string path)
    {
        WriteBundle();
        await StartAsync();
        using var response = await GetAsync(path);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateway_that_was_built_without_npm_says_what_is_missing()
    {
        await StartAsync();
        using var response = await GetAsync("/graphiql");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Node.js", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explorer_that_is_switched_off_is_not_there_and_not_mentioned()
    {
        WriteBundle();
        await StartAsync("--Nexus:Explorer:Enabled", "false");
        using var explorer = await GetAsync("/graphiql");
        using var start = await GetAsync("/");

        Assert.Equal(HttpStatusCode.NotFound, explorer.StatusCode);
        Assert.DoesNotContain("graphiql", await start.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Start_page_does_not_lead_to_a_schema_that_is_not_shown()
    {
        await StartAsync("--Nexus:Limits:AllowIntrospection", "false");
        using var start = await GetAsync("/");

        Assert.DoesNotContain("?sdl", await start.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private void WriteBundle()
    {
        var bundle = Directory.CreateDirectory(Path.Combine(_folder.Path, "graphiql")).FullName;
        foreach (var (name, content) in new[]
        {
            ("index.html", "<!doctype html>"), ("explorer-1a2b.js", "plain"), ("explorer-1a2b.js.br", "by brotli"), ("explorer-1a2b.js.gz", "by gzip"),
        })
        {
            File.WriteAllText(Path.Combine(bundle, name), content);
        }
    }

    private async Task StartAsync(params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddExplorer(builder.Configuration);
        builder.Services.AddGatewayLimits(builder.Configuration);
        _app = builder.Build();
        _app.MapExplorer(Path.Combine(_folder.Path, "graphiql"));
        _app.MapFrontPage();
        await _app.StartAsync();
        _http.BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    private Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        change?.Invoke(request);
        return _http.SendAsync(request);
    }
}
