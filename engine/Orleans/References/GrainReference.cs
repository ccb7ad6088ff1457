using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>The base of generated references: who is meant, by which interface. Equal if they mean the same grain.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private CallRouter? _router;
    private GrainInterface? _interface;

    public GrainId GrainId { get; private set; }

    public virtual string InterfaceName => _interface?.Type.FullName ?? "";

    internal GrainInterface? Interface => _interface;

    internal Cluster Cluster => Router.Cluster;

    /// <summary>The way of the calls of whoever made the reference: a silo's, or a client's.</summary>
    internal CallRouter Router => _router ?? throw new InvalidOperationException("This reference was not made by a grain factory.");

    /// <summary>Where the last call went; may be gone, which its mailbox tells.</summary>
    internal CallTarget? LastTarget { get; set; }

    internal void Bind(CallRouter router, GrainInterface? grainInterface, GrainId id)
    {
        _router = router;
        _interface = grainInterface;
        GrainId = id;
    }

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}:{InterfaceName}";

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => reference1 is null ? reference2 is null : reference1.Equals(reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);
}
