using System.Globalization;

namespace Orleans.Runtime;

/// <summary>The key of a grain. Integer keys are their upper-case hexadecimal text, held as a number.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>
{
    private readonly string? _text;
    private readonly long _number;

    private IdSpan(string? text, long number)
    {
        _text = text;
        _number = number;
    }

    /// <summary>A text of this instance stands for "the number in the other field": integer keys cost no allocation.</summary>
    private static readonly string Number = new(['#']);

    public bool IsDefault => _text is null;

    internal bool IsNumber => ReferenceEquals(_text, Number);

    internal long AsNumber => _number;

    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return TryReadCanonicalHex(id, out var number) ? new(Number, number) : new(id, 0);
    }

    internal static IdSpan Create(long id) => new(Number, id);

    public bool Equals(IdSpan obj) => _number == obj._number && string.Equals(_text, obj._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => IsNumber ? Mix(_number) : _text is null ? 0 : _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The same in every process: placement depends on it.</summary>
    internal uint GetUniformHashCode()
    {
        if (IsNumber)
            return (uint)Mix(_number);
        var hash = 2166136261u;
        foreach (var character in _text ?? "")
            hash = (hash ^ character) * 16777619u;
        return (uint)Mix(hash);
    }

    public override string ToString() => IsNumber ? _number.ToString("X", CultureInfo.InvariantCulture) : _text ?? "";

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    private static int Mix(long value)
    {
        var mixed = (ulong)value * 0x9E3779B97F4A7C15ul;
        return (int)(mixed >> 32);
    }

    private static bool TryReadCanonicalHex(string id, out long number)
    {
        number = 0;
        if (id.Length is 0 or > 16 || (id[0] == '0' && id.Length > 1))
            return false;
        var value = 0ul;
        foreach (var character in id)
        {
            var digit = character is >= '0' and <= '9' ? character - '0' : character is >= 'A' and <= 'F' ? character - 'A' + 10 : -1;
            if (digit < 0)
                return false;
            value = (value << 4) | (uint)digit;
        }

        number = (long)value;
        return true;
    }
}
