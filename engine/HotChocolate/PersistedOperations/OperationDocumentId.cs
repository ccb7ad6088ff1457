using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Language;

/// <summary>What a stored document is known by: letters, digits, <c>-</c> and <c>_</c>; a SHA-256 in hexadecimal where clients may choose it.</summary>
public readonly struct OperationDocumentId : IEquatable<OperationDocumentId>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is empty or has other characters.</exception>
    public OperationDocumentId(string value)
    {
        EnsureValidId(value);
        _value = value;
    }

    private OperationDocumentId(string? value, bool isKnownToBeValid) => _value = isKnownToBeValid ? value : null;

    public static OperationDocumentId Empty => default;

    public string Value => _value ?? string.Empty;

    public bool IsEmpty => _value is null;

    public bool HasValue => _value is not null;

    /// <summary>Throws where <see cref="IsValidId"/> is false.</summary>
    /// <exception cref="ArgumentException">The text is no id.</exception>
    public static void EnsureValidId(string operationId)
    {
        if (!IsValidId(operationId))
            throw new ArgumentException("The operation id has an invalid format.", nameof(operationId));
    }

    public static bool IsValidId([NotNullWhen(true)] string? operationId)
        => !string.IsNullOrEmpty(operationId) && operationId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    public static bool IsNullOrEmpty([NotNullWhen(false)] OperationDocumentId? id) => id is not { IsEmpty: false };

    public static bool TryParse(string value, out OperationDocumentId id)
    {
        id = IsValidId(value) ? Trusted(value) : default;
        return id.HasValue;
    }

    public bool Equals(OperationDocumentId other) => _value == other._value;

    public override bool Equals(object? obj) => obj is OperationDocumentId other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => Value;

    public static bool operator ==(OperationDocumentId left, OperationDocumentId right) => left.Equals(right);

    public static bool operator !=(OperationDocumentId left, OperationDocumentId right) => !left.Equals(right);

    /// <summary>An id that the engine has made or checked itself.</summary>
    internal static OperationDocumentId Trusted(string value) => new(value, isKnownToBeValid: true);
}

/// <summary>How hashes of documents are written.</summary>
public enum HashFormat
{
    Base64,
    Hex,
}
