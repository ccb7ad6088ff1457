namespace HotChocolate.Language;

/// <summary>A literal that a Float accepts: a float or an integer.</summary>
public interface IFloatValueLiteral : IValueNode
{
    /// <summary>The nearest 32-bit number.</summary>
    float ToSingle();

    /// <summary>The nearest 64-bit number; infinite when the literal is beyond its range.</summary>
    double ToDouble();

    /// <summary>The decimal number; fails with an <see cref="OverflowException"/> beyond its range.</summary>
    decimal ToDecimal();
}
