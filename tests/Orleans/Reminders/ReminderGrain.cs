using Orleans.Concurrency;

namespace Nexus.Orleans.Tests;

/// <summary>Tick n of the reminder x, counted over all activations, opens the gate "{key}.x{n}" when it begins; what it was is noted under "{key}.x".</summary>
public interface IReminderGrain : IGrainWithStringKey
{
    Task Register(string name, TimeSpan dueTime, TimeSpan period);

    Task Unregister(string name);

    /// <summary>Unregisters by the handle of the first of two registrations.</summary>
    Task UnregisterWhatWasRegisteredAnew(string name);

    Task UnregisterTwice(string name);

    Task<bool> IsRegistered(string name);

    Task<string[]> List();

    /// <summary>Ends this activation; "{key}.gone" opens.</summary>
    Task Deactivate();
}

/// <summary>The reminder "failing" fails, "slow" lasts until the gate "{key}.go" opens. Calls and ticks interleave.</summary>
[Reentrant]
public sealed class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    private string Key => this.GetPrimaryKeyString();

    public Task Register(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task Unregister(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task UnregisterWhatWasRegisteredAnew(string name)
    {
        var first = await this.RegisterOrUpdateReminder(name, Never, Never);
        await this.RegisterOrUpdateReminder(name, Never, Never);
        await this.UnregisterReminder(first);
    }

    public async Task UnregisterTwice(string name)
    {
        var reminder = await this.RegisterOrUpdateReminder(name, Never, Never);
        await this.UnregisterReminder(reminder);
        await this.UnregisterReminder(reminder);
    }

    public async Task<bool> IsRegistered(string name) => await this.GetReminder(name) is not null;

    public async Task<string[]> List() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Gate.Open($"{Key}.gone");
        return Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var name = $"{Key}.{reminderName}";
        Gate.Note(name, Tick.Write(status));
        Gate.Open($"{name}{Gate.Noted(name).Length}");
        if (reminderName == "failing")
            throw new InvalidOperationException("A tick may fail.");
        if (reminderName == "slow")
            await Gate.Reached($"{Key}.go");
    }
}

/// <summary>A grain that wants to be reminded and can not be.</summary>
public interface IForgetfulGrain : IGrainWithStringKey
{
    Task Register();
}

public sealed class ForgetfulGrain : Grain, IForgetfulGrain
{
    public Task Register() => this.RegisterOrUpdateReminder("a", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
}
