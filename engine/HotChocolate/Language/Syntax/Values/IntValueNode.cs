using System.Globalization;

namespace HotChocolate.Language;

/// <summary>An integer literal (specification 2.10.1), of any length: it is converted on demand.</summary>
public sealed class IntValueNode : SyntaxNode, IValueNode<string>, IFloatValueLiteral
{
    public IntValueNode(Location? location, string value) : base(location) => Value = value;

    public IntValueNode(int value) : this((long)value) { }

    public IntValueNode(long value) : base(null) => Value = value.ToString(CultureInfo.InvariantCulture);

    public override SyntaxKind Kind => SyntaxKind.IntValue;

    /// <summary>The digits as written, with the sign.</summary>
    public string Value { get; }

    object IValueNode.Value => Value;

    /// <summary>Fails with an <see cref="OverflowException"/> outside 16 bits; so do its siblings for their widths.</summary>
    public short ToInt16() => short.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public int ToInt32() => int.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public long ToInt64() => long.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public byte ToByte() => byte.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public float ToSingle() => float.Parse(Value, CultureInfo.InvariantCulture);

    public double ToDouble() => double.Parse(Value, CultureInfo.InvariantCulture);

    public decimal ToDecimal() => decimal.Parse(Value, CultureInfo.InvariantCulture);

    public override IEnumerable<ISyntaxNode> GetNodes() => [];
}
