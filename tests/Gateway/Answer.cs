using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nexus.Gateway.Tests;

/// <summary>A whole HTTP answer.</summary>
public sealed record Answer(int Status, string Body, HttpHeaderValueCollection<AuthenticationHeaderValue> Challenges)
{
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
