using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Identity and references, asked of a grain from inside or of a reference from outside.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to this grain by one of the interfaces that it implements.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => (TGrainInterface)grain.AsReference(typeof(TGrainInterface));

    public static object AsReference(this IAddressable grain, Type interfaceType) => grain switch
    {
        GrainReference reference => reference.Router.CreateReference(interfaceType, reference.GrainId),
        IGrainBase { GrainContext: Activation activation } => activation.Silo.Router.CreateReference(interfaceType, activation.Id),
        _ => throw WrongType(grain),
    };

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        IGrainBase { GrainContext: { } context } => context.GrainId,
        GrainReference reference => reference.GrainId,
        _ => throw WrongType(grain),
    };

    /// <param name="keyExt">The string of a compound key, else null.</param>
    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) => grain.GetGrainId().GetIntegerKey(out keyExt);

    /// <param name="keyExt">The string of a compound key, else null.</param>
    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) => grain.GetGrainId().GetGuidKey(out keyExt);

    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetGrainId().GetIntegerKey();

    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetGrainId().GetGuidKey();

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static Exception WrongType(IAddressable grain) => grain is null
        ? new ArgumentNullException(nameof(grain))
        : new ArgumentException($"{grain.GetType()} is neither a grain nor a reference to one", nameof(grain));
}
