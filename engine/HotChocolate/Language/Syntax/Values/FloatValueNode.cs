using System.Globalization;

namespace HotChocolate.Language;

/// <summary>A floating-point literal (specification 2.10.2), kept as text and converted on demand.</summary>
public sealed class FloatValueNode : SyntaxNode, IValueNode<string>, IFloatValueLiteral
{
    public FloatValueNode(Location? location, string value) : base(location) => Value = value;

    public FloatValueNode(double value) : base(null) => Value = value.ToString("R", CultureInfo.InvariantCulture);

    public FloatValueNode(decimal value) : base(null) => Value = value.ToString(CultureInfo.InvariantCulture);

    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    /// <summary>The number as written.</summary>
    public string Value { get; }

    object IValueNode.Value => Value;

    public float ToSingle() => float.Parse(Value, CultureInfo.InvariantCulture);

    public double ToDouble() => double.Parse(Value, CultureInfo.InvariantCulture);

    public decimal ToDecimal() => decimal.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    public override IEnumerable<ISyntaxNode> GetNodes() => [];
}
