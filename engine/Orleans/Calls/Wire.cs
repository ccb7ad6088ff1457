using Orleans.Serialization;

namespace Orleans.Embedded;

/// <summary>
/// What passes from one silo or client of a cluster to another becomes bytes and new objects on its way. The call itself is the envelope: it keeps its promise,
/// its deadline and its place in mailboxes, as it has within a silo.
/// </summary>
internal static class Wire
{
    private static readonly Slot Failure = Slot.For(typeof(Exception)), Values = Slot.For(typeof(Dictionary<string, object>)), Chain = Slot.For(typeof(Guid));

    /// <summary>The arguments of a call and what it carries besides, as one message: parts that they share stay shared.</summary>
    public static void CarryTo(CallRouter destination, Invokable call)
    {
        var payload = call.Payload;
        var slots = payload.Method.ArgumentSlots;
        var message = Write((payload, slots, call.Context), static (writer, sent) =>
        {
            for (var index = 0; index < sent.slots.Length; index++)
                WriteArgument(writer, sent.payload, index, sent.slots[index]);
            WriteContext(writer, sent.Context);
        });
        var reader = new WireReader(message, destination);
        for (var index = 0; index < slots.Length; index++)
            payload.SetArgument(index, slots[index].Read(reader));
        call.Context = ReadContext(reader);
    }

    /// <summary>A result or an item of an enumeration, as the caller gets it.</summary>
    public static T Carry<T>(T value, CallRouter destination) => Read<T>(Pack(value), destination);

    /// <summary>A failure as the caller gets it; of a type that can not be carried, that refusal.</summary>
    public static Exception CarryFailure(Exception exception, CallRouter destination)
    {
        try
        {
            return (Exception)Failure.Read(new WireReader(Write(exception, static (writer, failure) => Failure.Write(writer, failure)), destination))!;
        }
        catch (SerializerException refusal)
        {
            return refusal;
        }
    }

    /// <exception cref="CodecNotFoundException">The value, or what it holds, can not be carried.</exception>
    public static byte[] Pack<T>(T value) => Write(value, static (writer, packed) => Slot.For(typeof(T)).Write(writer, packed));

    public static T Read<T>(ReadOnlyMemory<byte> message, CallRouter? destination) => (T)Slot.For(typeof(T)).Read(new WireReader(message, destination))!;

    private static byte[] Write<T>(T value, Action<WireWriter, T> write)
    {
        var writer = WireWriter.Rent();
        try
        {
            write(writer, value);
            return writer.ToMessage();
        }
        finally
        {
            writer.Return();
        }
    }

    private static void WriteArgument(WireWriter writer, Invokable call, int index, Slot slot)
    {
        try
        {
            slot.Write(writer, call.GetArgument(index));
        }
        catch (CodecNotFoundException refusal)
        {
            throw refusal.Within($"{call.Method}({call.Method.ArgumentNames[index]})");
        }
    }

    private static void WriteContext(WireWriter writer, RequestContextValues? context)
    {
        Values.Write(writer, context is null ? null : context.Entries.ToDictionary());
        Chain.Write(writer, context?.ReentrancyId ?? Guid.Empty);
    }

    private static RequestContextValues? ReadContext(WireReader reader)
    {
        var entries = (Dictionary<string, object>?)Values.Read(reader);
        var chain = (Guid)Chain.Read(reader)!;
        return entries is null ? null : RequestContextValues.Of(chain, entries);
    }
}
