using HotChocolate.Execution.Results;
using HotChocolate.Types;
using HotChocolate.Types.Relay;

namespace HotChocolate.Execution.Processing;

/// <summary>Reads a leaf from its parent straight into the response, without a box and without a context.</summary>
internal abstract class LeafSource
{
    /// <summary>Sets the slot; false where the value is null. Throws what the member throws.</summary>
    public abstract bool TryRead(object parent, ref ResultSlot slot);

    /// <summary>Null for fields that are no such leaves: arguments, middleware, values that have to be converted.</summary>
    public static LeafSource? Of(ObjectField field)
    {
        var resolver = field.Resolver;
        var type = field.Type is NonNullType nonNull ? nonNull.NullableType : field.Type;
        return (type, resolver.Typed, resolver.Ids) switch
        {
            (IntType, Func<object, int> read, null) => new Integers(read),
            (BooleanType, Func<object, bool> read, null) => new Booleans(read),
            (StringType or IdType, Func<object, string?> read, null) => new Strings(read),
            (DateTimeType, Func<object, DateTimeOffset> read, null) => new Moments(read),
            (IdType, Func<object, long> read, { WritesNumbers: true } ids) => new Ids(read, ids),
            _ => null,
        };
    }

    private sealed class Integers(Func<object, int> read) : LeafSource
    {
        public override bool TryRead(object parent, ref ResultSlot slot)
        {
            slot.Bits = read(parent);
            slot.Kind = SlotKind.Integer;
            return true;
        }
    }

    private sealed class Booleans(Func<object, bool> read) : LeafSource
    {
        public override bool TryRead(object parent, ref ResultSlot slot)
        {
            slot.Bits = read(parent) ? 1 : 0;
            slot.Kind = SlotKind.Boolean;
            return true;
        }
    }

    private sealed class Strings(Func<object, string?> read) : LeafSource
    {
        public override bool TryRead(object parent, ref ResultSlot slot)
        {
            if (read(parent) is not { } text)
                return false;
            slot.Reference = text;
            slot.Kind = SlotKind.String;
            return true;
        }
    }

    private sealed class Moments(Func<object, DateTimeOffset> read) : LeafSource
    {
        public override bool TryRead(object parent, ref ResultSlot slot)
        {
            slot.Bits = read(parent).UtcTicks;
            slot.Kind = SlotKind.Moment;
            return true;
        }
    }

    private sealed class Ids(Func<object, long> read, IdFormatter ids) : LeafSource
    {
        public override bool TryRead(object parent, ref ResultSlot slot)
        {
            slot.Bits = read(parent);
            slot.Reference = ids;
            slot.Kind = SlotKind.Id;
            return true;
        }
    }
}
