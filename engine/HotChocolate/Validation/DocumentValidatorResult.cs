using System.Collections.Immutable;

namespace HotChocolate.Validation;

/// <summary>What validation found.</summary>
public sealed class DocumentValidatorResult
{
    public DocumentValidatorResult(IEnumerable<IError> errors) => Errors = [.. errors];

    public static DocumentValidatorResult OK { get; } = new([]);

    public bool HasErrors => Errors.Count > 0;

    public ImmutableList<IError> Errors { get; }
}
