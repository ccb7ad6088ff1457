using System.Runtime.CompilerServices;
using Orleans.Serialization;

namespace Orleans.Embedded;

/// <summary>Types with a generated serialiser: by member and id.</summary>
internal sealed class MessageCodec(Type type) : Codec(type)
{
    private readonly bool _hasConstructor = type.IsClass && type.GetConstructor(Type.EmptyTypes) is not null;
    private readonly MessageMembers _members = new(type);

    public override void Write(WireWriter writer, object value) => _members.Write(writer, value);

    public override object Read(WireReader reader, int place)
    {
        var message = _hasConstructor ? Activator.CreateInstance(Type)! : RuntimeHelpers.GetUninitializedObject(Type);
        if (Tracks)
            reader.Register(place, message);
        _members.Read(reader, message);
        return message;
    }
}

/// <summary>
/// The members of a type on the wire: for each type that declares some, the base first, a member's tag, the length of its value and the value, and a zero at the end. A
/// member that the message lacks stays as it is; one that the type lacks is skipped: silos of two versions understand each other.
/// </summary>
internal sealed class MessageMembers(Type type)
{
    private const ulong End = 0;
    private (CarriedMember Member, Slot Slot)[][]? _levels;

    /// <summary>Found on first use: a type may hold itself.</summary>
    private (CarriedMember Member, Slot Slot)[][] Levels => _levels ??= [.. CarriedMembers.LevelsOf(type).Select(level => level.Select(WithSlot).ToArray())];

    public void Write(WireWriter writer, object message)
    {
        foreach (var level in Levels)
        {
            foreach (var (member, slot) in level)
            {
                writer.WriteNumber(member.Tag);
                var begin = writer.BeginLength();
                try
                {
                    slot.Write(writer, member.Get(message));
                }
                catch (CodecNotFoundException refusal)
                {
                    throw refusal.Within($"{type.Name}.{member.Name}");
                }

                writer.EndLength(begin);
            }

            writer.WriteNumber(End);
        }
    }

    public void Read(WireReader reader, object message)
    {
        foreach (var level in Levels)
        {
            for (var tag = reader.ReadNumber(); tag != End; tag = reader.ReadNumber())
            {
                var end = reader.ReadEnd();
                foreach (var (member, slot) in level)
                {
                    if (member.Tag == tag)
                        member.Set(message, slot.Read(reader));
                }

                reader.SkipTo(end);
            }
        }
    }

    private (CarriedMember Member, Slot Slot) WithSlot(CarriedMember member)
    {
        try
        {
            return (member, Slot.For(member.Type));
        }
        catch (CodecNotFoundException refusal)
        {
            throw refusal.Within($"{type.Name}.{member.Name}");
        }
    }
}
