namespace Nexus.Storage.Journal;

/// <summary>The form of a username or an e-mail address that is unique.</summary>
internal static class Handle
{
    public static string Of(string name) => name.ToLowerInvariant();
}
