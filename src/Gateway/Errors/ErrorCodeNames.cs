namespace Nexus.Gateway.Errors;

/// <summary>How the closed list of codes is written in <c>extensions.code</c>: <c>NotFound</c> becomes <c>NOT_FOUND</c>.</summary>
public static class ErrorCodeNames
{
    private static readonly Dictionary<ErrorCode, string> Names =
        Enum.GetValues<ErrorCode>().ToDictionary(code => code, code => ToUpperSnakeCase(code.ToString()));

    private static readonly HashSet<string> Known = [.. Names.Values];

    public static string ToWireName(this ErrorCode code) => Names[code];

    public static bool IsWireName(string? code) => code is not null && Known.Contains(code);

    internal static string ToUpperSnakeCase(string name) =>
        string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? "_" + letter : letter.ToString().ToUpperInvariant()));
}
