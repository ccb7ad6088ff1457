using System.Collections.Frozen;
using System.Security.Cryptography;
using HotChocolate.Execution;
using Microsoft.Extensions.Options;

namespace Nexus.Gateway.Operations;

/// <summary>The documents of the configured folder, by their SHA-256. Read once; a file that is not what its name says stops the start.</summary>
internal static class TrustedOperations
{
    private const string Pattern = "*.graphql";

    /// <exception cref="OptionsValidationException">There is no such folder, or a file does not have the hash that it is named by.</exception>
    public static FrozenDictionary<string, IOperationDocument> Read(OperationOptions options)
    {
        if (string.IsNullOrEmpty(options.Folder))
            return options.OnlyTrusted ? throw Invalid("OnlyTrusted needs a Folder.") : FrozenDictionary<string, IOperationDocument>.Empty;
        if (!Directory.Exists(options.Folder))
            throw Invalid("the Folder does not exist.");
        return Directory.EnumerateFiles(options.Folder, Pattern).Select(Read).ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static KeyValuePair<string, IOperationDocument> Read(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var bytes = File.ReadAllBytes(path);
        return name == Convert.ToHexStringLower(SHA256.HashData(bytes))
            ? KeyValuePair.Create<string, IOperationDocument>(name, new OperationDocumentSourceText(System.Text.Encoding.UTF8.GetString(bytes)))
            : throw Invalid($"{System.IO.Path.GetFileName(path)} is not named by the SHA-256 of its text.");
    }

    private static OptionsValidationException Invalid(string reason) =>
        new(OperationOptions.Section, typeof(OperationOptions), [$"{OperationOptions.Section}: {reason}"]);
}
