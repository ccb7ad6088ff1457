using System.Collections.Frozen;
using Path = System.IO.Path;

namespace Nexus.Gateway.Explorer;

/// <summary>What the build has put beside the program (<c>Explorer.targets</c>): the page and all that it loads, or nothing.</summary>
internal sealed class ExplorerAssets
{
    private const string Page = "index.html";

    private readonly FrozenDictionary<string, ExplorerAsset> _byName;

    private ExplorerAssets(FrozenDictionary<string, ExplorerAsset> byName) => _byName = byName;

    /// <summary>The page; null where the bundle was not built.</summary>
    public ExplorerAsset? Index => _byName.GetValueOrDefault(Page);

    /// <summary>What the page loads. Its name changes with its content.</summary>
    public ExplorerAsset? Find(string name) => name == Page ? null : _byName.GetValueOrDefault(name);

    public static ExplorerAssets Read(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];
        return new ExplorerAssets(files
            .Where(file => Path.GetExtension(file) is not (".br" or ".gz"))
            .ToFrozenDictionary(file => Path.GetFileName(file), file => new ExplorerAsset(file), StringComparer.Ordinal));
    }
}
