namespace HotChocolate.Execution;

/// <summary>Sees every error before it is written to a response and may replace it.</summary>
public interface IErrorFilter
{
    /// <summary>Returns the error to report: the one given or another in its place.</summary>
    IError OnError(IError error);
}
