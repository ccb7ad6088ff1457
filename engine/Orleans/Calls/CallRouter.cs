using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Finds the mailbox for a call, and makes an activation if the grain has none.</summary>
internal sealed class CallRouter(Cluster cluster)
{
    public void Send(Invokable call, GrainReference reference)
    {
        var timeout = call.Method.ResponseTimeoutMilliseconds;
        if (timeout == 0)
            timeout = call.Sender is Activation { Silo: var silo } ? silo.ResponseTimeoutMilliseconds : cluster.ClientResponseTimeout;
        var isOneWay = (call.Options & TurnOptions.OneWay) != 0;
        if (!isOneWay)
            call.Deadline = cluster.Clock.Now + timeout;
        try
        {
            if (reference.LastTarget is { } last && last.Mailbox.TryPost(call, last.MailboxLimit, mayRunHere: !isOneWay && last.RunsWithCaller))
                return;
            reference.LastTarget = Post(call, mayRunHere: !isOneWay);
        }
        catch (Exception exception)
        {
            FailUnsent(call, exception);
        }
    }

    public void Route(Invokable call)
    {
        try
        {
            Post(call, mayRunHere: false);
        }
        catch (Exception exception)
        {
            FailUnsent(call, exception);
        }
    }

    private static void FailUnsent(Invokable call, Exception exception)
    {
        if (call.TryClaim())
            call.Fail(exception);
    }

    /// <summary>The target that took the call, if the next one may go there directly.</summary>
    private CallTarget? Post(Invokable call, bool mayRunHere)
    {
        var id = call.TargetId;
        if (ObserverDirectory.IsObserver(id))
        {
            if (cluster.Observers.Find(id) is { } observer && observer.Mailbox.TryPost(call))
                return observer;
            throw new ClientNotAvailableException(id);
        }

        while (true)
        {
            if (!cluster.Directory.TryFind(id, out var activation))
            {
                var silo = Place(id, (call.Sender as Activation)?.Silo);
                var grainClass = silo.GetClass(id.Type);
                if (grainClass.StatelessWorker is { } limits)
                {
                    if (silo.Catalog.PostToWorker(call, grainClass, id, limits))
                        return null;
                    continue;
                }

                activation = cluster.Directory.FindOrAdd(id, new Activation(silo, grainClass, id));
            }

            if (activation.Mailbox.TryPost(call, activation.MailboxLimit, mayRunHere && activation.RunsWithCaller))
                return activation;
            cluster.Directory.Remove(activation);
        }
    }

    /// <summary>By the grain's hash over the active silos, unless its class prefers the caller's.</summary>
    private Silo Place(GrainId id, Silo? senderSilo)
    {
        var silos = cluster.Silos;
        if (silos.Length == 0)
            throw new SiloUnavailableException($"No silo takes new activations: {id} can not be reached.");

        if (senderSilo is not null && Array.IndexOf(silos, senderSilo) >= 0 && senderSilo.GetClass(id.Type).PrefersLocal)
            return senderSilo;
        return silos[id.GetUniformHashCode() % (uint)silos.Length];
    }
}
