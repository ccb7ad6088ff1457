using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Nexus.Bench.Load;

/// <summary>The limit for reads: a Kestrel endpoint that takes any request and writes given bytes.</summary>
internal static class BareEndpoint
{
    public const string Path = "/bare";

    /// <summary>Serves answers of so many bytes on a port of this machine until standard input ends.</summary>
    public static async Task<int> ServeAsync(int bytes, int port)
    {
        var answer = Encoding.ASCII.GetBytes($"\"{new string('x', Math.Max(0, bytes - 2))}\"");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var application = builder.Build();
        application.Urls.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        application.Map(Path, context => WriteAsync(context, answer));
        await application.StartAsync();
        await Console.In.ReadToEndAsync();
        await application.StopAsync();
        return 0;
    }

    private static async Task WriteAsync(HttpContext context, byte[] answer)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }
}
