using System.Collections;
using System.Globalization;

namespace Nexus.Oracle.Tests.Garden;

/// <summary>Writes what a resolver was given, so that both engines show how they coerced it.</summary>
internal static class Arguments
{
    public static string Write(params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var parts = new List<string>();
        foreach ((string name, object? value) in arguments)
            parts.Add($"{name}:{Write(value)}");
        return $"({string.Join(',', parts)})";
    }

    private static string Write(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset moment => $"\"{Moment(moment)}\"",
        Guid unique => $"\"{unique:D}\"",
        Uri link => $"\"{link.OriginalString}\"",
        Colour colour => Name(colour),
        IGardenInput input => $"{{{string.Join(',', input.Given().Select(field => $"{field.Name}:{Write(field.Value)}"))}}}",
        IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Write))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"Nothing writes a {value.GetType()}.", nameof(value)),
    };

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString(
        moment.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Name(Colour colour) => colour is Colour.DarkBlue ? "DARK_BLUE" : colour.ToString().ToUpperInvariant();
}
