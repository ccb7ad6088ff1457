namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>Why connections are closed (graphql-transport-ws; below 4000 RFC 6455).</summary>
internal static class SocketCloseCode
{
    public const int NormalClosure = 1000;
    public const int GoingAway = 1001;
    public const int MessageTooBig = 1009;
    public const int InternalError = 1011;
    public const int InvalidMessage = 4400;
    public const int Unauthorized = 4401;
    public const int SubprotocolNotAcceptable = 4406;
    public const int InitialisationTimeout = 4408;
    public const int SubscriberAlreadyExists = 4409;
    public const int TooManyInitialisationRequests = 4429;
}
