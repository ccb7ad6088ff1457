using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nexus.Gateway.Authentication;
using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Tests.Operators;

/// <summary>A gateway that operators reach by an address of their own.</summary>
public sealed class OperatorGateway : GatewayFixture
{
    private readonly int _port = FreePort();

    public HttpClient Operator => new() { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };

    internal LogLines Log { get; } = new();

    protected override IEnumerable<string> Settings => ["--Nexus:SiloPort", "11311", "--Nexus:GatewayPort", "30200", "--Nexus:OperatorUrl", $"http://127.0.0.1:{_port}"];

    public HttpClient Public() => new() { BaseAddress = Address };

    /// <summary>Somebody with an access token for a role, by the public address.</summary>
    public async Task<HttpClient> AsAsync(Role role)
    {
        var (token, _) = await Services.GetRequiredService<AccessTokens>().IssueAsync(new Caller(new UserId(1), Guid.NewGuid(), role));
        var client = Public();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    protected override void Configure(WebApplicationBuilder builder) => builder.Logging.AddProvider(Log);

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }
}
