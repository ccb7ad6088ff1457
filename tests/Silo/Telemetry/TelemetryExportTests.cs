using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Nexus.Silo.Telemetry;

namespace Nexus.Silo.Tests.Telemetry;

/// <summary>What a collector gets, over HTTP.</summary>
public sealed class TelemetryExportTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _received = [];
    private readonly WebApplication _collector;

    public TelemetryExportTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _collector = builder.Build();
        _collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _received.AddOrUpdate(signal, _ => Text(body), (_, known) => known + Text(body));
        });
    }

    [Fact]
    public async Task Spans_and_measurements_are_sent_to_the_collector()
    {
        using var source = new ActivitySource("Microsoft.Orleans.Application");
        using var meter = new Meter("Microsoft.Orleans");
        using (var export = new TelemetryExport(Configuration()))
        {
            await export.StartAsync(CancellationToken.None);
            source.StartActivity("a call of the test")!.Dispose();
            meter.CreateCounter<int>("orleans-test-counter").Add(1);
            await export.StopAsync(CancellationToken.None);
        }

        Assert.Contains("a call of the test", _received["traces"], StringComparison.Ordinal);
        Assert.Contains("social-graph", _received["traces"], StringComparison.Ordinal);
        Assert.Contains("orleans-test-counter", _received["metrics"], StringComparison.Ordinal);
    }

    public Task InitializeAsync() => _collector.StartAsync();

    public async Task DisposeAsync() => await _collector.DisposeAsync();

    private IConfiguration Configuration() => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        [TelemetryExport.EndpointSetting] = _collector.Urls.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_SERVICE_NAME"] = "social-graph",
    }).Build();

    /// <summary>Protobuf keeps texts as they are.</summary>
    private static string Text(MemoryStream body) => Encoding.UTF8.GetString(body.ToArray());
}
