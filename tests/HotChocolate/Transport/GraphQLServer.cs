using System.Net.Http.Headers;
using System.Text;
using HotChocolate.Execution.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotChocolate.Tests.Transport;

/// <summary>A real server on a free port of this machine.</summary>
public sealed class GraphQLServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private GraphQLServer(WebApplication application)
    {
        _application = application;
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Endpoint = new Uri(address + "/graphql");
        Client = new HttpClient();
    }

    public Uri Endpoint { get; }

    public HttpClient Client { get; }

    public static async Task<GraphQLServer> StartAsync(
        Action<IRequestExecutorBuilder> configure,
        Action<HotChocolate.AspNetCore.GraphQLServerOptions>? options = null,
        bool disableDefaultSecurity = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        configure(builder.Services.AddGraphQLServer(maxAllowedRequestSize: 10_000, disableDefaultSecurity: disableDefaultSecurity));
        var application = builder.Build();
        application.UseWebSockets();
        application.MapGraphQL().WithOptions(options ?? (_ => { }));
        await application.StartAsync();
        return new GraphQLServer(application);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? accept = null, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(request, accept);
    }

    public Task<HttpResponseMessage> GetAsync(string query, string? accept = null)
        => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Endpoint, "/graphql?" + query)), accept);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Ends the server as its host does; returns when no connection is left.</summary>
    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
