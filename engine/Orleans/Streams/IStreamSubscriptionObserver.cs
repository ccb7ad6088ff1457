using Orleans.Runtime;

namespace Orleans.Streams.Core;

/// <summary>Implemented by grains whose subscriptions are implicit, or outlive them: called before the first event of a subscription that nobody handles.</summary>
public interface IStreamSubscriptionObserver
{
    /// <summary>Resumes the subscription by <c>handleFactory.Create&lt;T&gt;().ResumeAsync(…)</c>.</summary>
    Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
}

/// <summary>Makes the handle of the subscription that an event came by.</summary>
public interface IStreamSubscriptionHandleFactory
{
    StreamId StreamId { get; }

    string ProviderName { get; }

    StreamSubscriptionHandle<T> Create<T>();
}
