namespace HotChocolate.Validation;

/// <summary>Ends a validation that has found enough errors; <see cref="DocumentValidator"/> catches it.</summary>
public sealed class MaxValidationErrorsException : Exception
{
    public MaxValidationErrorsException() : base("Validation found more errors than it may report.") { }

    public MaxValidationErrorsException(string message) : base(message) { }

    public MaxValidationErrorsException(string message, Exception inner) : base(message, inner) { }
}
