using Nexus.Gateway.Errors;

namespace Nexus.Gateway.Limits;

/// <summary>How every violation of a limit looks: a code of the closed list, <c>limit</c>, <c>maximum</c> and, where it is known, <c>actual</c>.</summary>
internal static class LimitErrors
{
    private static readonly Dictionary<Limit, string> Names = Enum.GetValues<Limit>().ToDictionary(limit => limit, limit => ErrorCodeNames.ToUpperSnakeCase(limit.ToString()));

    public static string ToWireName(this Limit limit) => Names[limit];

    /// <summary>Limits that a client can keep by asking for less are <c>VALIDATION</c>; those of load pass by themselves.</summary>
    public static ErrorCode CodeOf(Limit limit) => limit switch
    {
        Limit.ExecutionTime or Limit.ConcurrentOperations => ErrorCode.Unavailable,
        Limit.OperationsPerConnection or Limit.PointsPerMinute => ErrorCode.RateLimited,
        _ => ErrorCode.Validation,
    };

    public static IError Create(Limit limit, long maximum, long? actual, string message) =>
        ErrorBuilder.New().SetMessage(message).Exceeds(limit, maximum, actual).Build();

    public static ErrorBuilder Exceeds(this ErrorBuilder error, Limit limit, long maximum, long? actual = null)
    {
        error.SetCode(CodeOf(limit).ToWireName()).SetExtension("limit", limit.ToWireName()).SetExtension("maximum", maximum);
        return actual is { } value ? error.SetExtension("actual", value) : error;
    }
}
