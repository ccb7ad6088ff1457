using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Refuses to start with a grain interface whose arguments or results could not travel between silos.</summary>
internal static class ContractCheck
{
    public static void Run(GrainManifest manifest)
    {
        var carriage = new Carriage(manifest);
        var refused = manifest.Interfaces.Keys.SelectMany(carriage.Refusals).Order(StringComparer.Ordinal).ToList();
        if (refused.Count > 0)
            throw new OrleansConfigurationException("These can not travel in grain calls:" + Environment.NewLine + string.Join(Environment.NewLine, refused));
    }
}
