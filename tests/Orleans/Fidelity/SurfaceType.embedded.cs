namespace Nexus.Orleans.Tests.Fidelity;

/// <summary>
/// What others see of a type. <paramref name="Shape"/>: its kind with what may be derived from it and its type parameters. <paramref name="Members"/>: public and
/// protected members by signature, with how they can be overridden; <paramref name="Overrides"/> are those that only override.
/// </summary>
internal sealed record SurfaceType(
    string Name,
    string Shape,
    string Base,
    IReadOnlyCollection<string> Interfaces,
    IReadOnlyDictionary<string, string> Members,
    IReadOnlyCollection<string> Overrides)
{
    /// <summary>What code written against this type could not do with the other one, one line each, beginning with the name of the type.</summary>
    /// <param name="other">The type that this one claims to be.</param>
    /// <param name="others">All types of the other side by name, to look up what it inherits.</param>
    /// <param name="isClaim">Whether an interface, by name, is one that the other side should know.</param>
    public IEnumerable<string> DifferencesFrom(SurfaceType other, IReadOnlyDictionary<string, SurfaceType> others, Func<string, bool> isClaim)
    {
        if (Shape != other.Shape)
            yield return $"{Name}: {Shape} is {other.Shape} there";
        var lineage = other.Lineage(others).ToArray();
        if (Base is not "" && !lineage.Any(ancestor => ancestor.Base == Base))
            yield return $"{Name}: does not derive from {Base} there";
        foreach (var implemented in Interfaces.Where(isClaim).Where(name => !lineage.Any(ancestor => ancestor.Interfaces.Contains(name))))
            yield return $"{Name}: does not implement {implemented} there";
        foreach (var (signature, modifier) in Members.Where(member => !Overrides.Contains(member.Key)))
        {
            var holders = signature.Contains(" .ctor(", StringComparison.Ordinal) ? lineage[..1] : lineage;
            var found = holders.Select(ancestor => ancestor.Members.GetValueOrDefault(signature)).FirstOrDefault(there => there is not null);
            if (found is null)
                yield return $"{Name}: {signature} is not there";
            else if (found != modifier)
                yield return $"{Name}: {signature} is {modifier} here, {found} there";
        }
    }

    /// <summary>This type and what its members can be inherited from, as far as it is known.</summary>
    private IEnumerable<SurfaceType> Lineage(IReadOnlyDictionary<string, SurfaceType> known) =>
        Interfaces.Where(_ => Shape.StartsWith("interface", StringComparison.Ordinal)).Append(Base)
            .Select(name => known.GetValueOrDefault(name.Split('<')[0]))
            .OfType<SurfaceType>()
            .SelectMany(ancestor => ancestor.Lineage(known))
            .Prepend(this);
}
