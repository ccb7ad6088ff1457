using System.Text.Json;
using Nexus.Gateway.Authentication;
using Nexus.Model.Tests.Pictures;

namespace Nexus.Model.Tests.Running;

/// <summary>
/// Sends operations to any silo's gateway. What fails because a silo dies is sent again to another, as a client does that gets no answer, and so is what is answered with
/// <c>UNAVAILABLE</c>; whatever else fails is a fault.
/// </summary>
internal sealed class Calls(Stage stage)
{
    private const int MaxAttempts = 60;
    private static readonly IReadOnlyDictionary<string, object?> s_none = new Dictionary<string, object?>();

    /// <summary>The answer, and whether there were attempts before whose answers were lost.</summary>
    public async Task<(JsonElement Answer, bool IsRepeated)> SendAsync(Caller caller, string document, IReadOnlyDictionary<string, object?>? variables = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            await stage.CalmAsync();
            var upheavals = stage.Upheavals;
            var (answer, failure) = await TrySendAsync(caller, document, variables ?? s_none);
            if (failure is null)
                return (answer, attempt > 1);
            var mayPass = stage.Upheavals != upheavals || failure.Contains("UNAVAILABLE", StringComparison.Ordinal);
            if (!mayPass || attempt == MaxAttempts)
                throw new InvalidOperationException($"The system failed: {failure}\n{document}");
            await stage.PauseAsync();
        }
    }

    /// <summary>The code with which somebody is refused whose sessions have ended.</summary>
    public static string? RefusalOf(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) && errors[0].TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var code)
        && code.GetString() is Words.Suspended or Words.Left
            ? code.GetString()
            : null;

    private async Task<(JsonElement Answer, string? Failure)> TrySendAsync(Caller caller, string document, IReadOnlyDictionary<string, object?> variables)
    {
        try
        {
            var answer = await stage.AnyGateway().SendAsync(caller, document, variables);
            return (answer, RefusalOf(answer) is null && answer.TryGetProperty("errors", out var errors) ? errors.GetRawText() : null);
        }
        catch (Exception exception)
        {
            // A gateway whose process dies says all kinds of things.
            return (default, exception.ToString());
        }
    }
}
