using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nexus.Gateway.Tests;

/// <summary>A whole HTTP answer.</summary>
public sealed record Answer(int Status, string Body, HttpResponseHeaders Headers)
{
    public HttpHeaderValueCollection<AuthenticationHeaderValue> Challenges => Headers.WwwAuthenticate;

    /// <summary>The extensions of the one error.</summary>
    public JsonElement Refusal => Json.At("errors").EnumerateArray().Single().At("extensions");

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public JsonElement At(params string[] path) => Json.At(path);

    /// <summary>The codes of the top-level errors.</summary>
    public string[] Codes =>
        [.. Json.At("errors").EnumerateArray().Select(error => error.At("extensions", "code").GetString() ?? "")];

    /// <summary>Fails unless the whole body equals the expected JSON; the order of members does not count.</summary>
    public void ShouldBe(string expected)
    {
        if (!JsonNode.DeepEquals(JsonNode.Parse(Body), JsonNode.Parse(expected)))
            Assert.Equal(Indented(expected), Indented(Body));
    }

    /// <summary>Fails unless nothing was executed and the one error has this code.</summary>
    public void ShouldBeRefused(string code, int status)
    {
        Assert.Equal(status, Status);
        Assert.Equal([code], Codes);
        Assert.False(Json.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null, Body);
    }

    /// <summary>Fails unless nothing was executed and the one error says which limit the request exceeds.</summary>
    public void ShouldExceed(string limit, int maximum, int? actual = null, string code = "VALIDATION")
    {
        Assert.Equal([code], Codes);
        Assert.False(Json.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null, Body);
        Assert.Equal((limit, maximum), (Refusal.At("limit").GetString(), Refusal.At("maximum").GetInt32()));
        if (actual is { } value)
            Assert.Equal(value, Refusal.At("actual").GetInt32());
    }

    /// <summary>Fails unless the body is a batch of these answers; null is one that was refused.</summary>
    public void ShouldBeBatch(params string?[] answers)
    {
        Assert.Equal(200, Status);
        Assert.Equal(answers, Json.EnumerateArray().Select(answer => answer.TryGetProperty("data", out _) ? answer.GetRawText() : null));
    }

    private static string Indented(string json) =>
        JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}

internal static class JsonPath
{
    /// <summary>The value at a path of names and indexes; fails with the whole text where there is none.</summary>
    public static JsonElement At(this JsonElement element, params string[] path)
    {
        var current = element;
        foreach (var step in path)
        {
            if (current.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < current.GetArrayLength())
                current = current[index];
            else if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(step, out current))
                Assert.Fail($"There is no {string.Join('.', path)} in {element}");
        }

        return current;
    }
}
