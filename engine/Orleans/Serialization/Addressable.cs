using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Grains and observers travel as references.</summary>
internal static class Addressable
{
    /// <summary>What travels in place of the value: a grain that hands out itself is referred to by the interface that the place is declared as.</summary>
    public static object Referred(object value, Type declared) => value switch
    {
        GrainReference => value,
        IGrainBase { GrainContext: Activation activation } => activation.Silo.Router.CreateReference(declared, activation.Id),
        IGrainObserver => throw new NotSupportedException(
            $"{nameof(IGrainObserver)} parameters must be {nameof(GrainReference)} or {nameof(Grain)} and cannot be type {value.GetType()}. Did you forget to {nameof(IGrainFactory.CreateObjectReference)}?"),
        _ => value,
    };
}

/// <summary>Who is meant and by which interface; on the other side it is a reference of whoever got it.</summary>
internal sealed class ReferenceCodec() : Codec(typeof(GrainReference))
{
    private static readonly Slot Id = Slot.For(typeof(GrainId));
    private static readonly Slot Interface = Slot.For(typeof(Type));

    public static ReferenceCodec Instance { get; } = new();

    public override bool Tracks => false;

    public override void Write(WireWriter writer, object value)
    {
        var reference = (GrainReference)value;
        Id.Write(writer, reference.GrainId);
        Interface.Write(writer, reference.Interface?.Type);
    }

    public override object Read(WireReader reader, int place)
    {
        var id = (GrainId)Id.Read(reader)!;
        var type = (Type?)Interface.Read(reader);
        var router = reader.Router ?? throw new InvalidOperationException($"The reference to {id} can not be read outside a silo or client.");
        return type is null ? router.Cluster.CreateUntypedReference(id) : router.CreateReference(type, id);
    }
}
