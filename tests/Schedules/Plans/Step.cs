namespace Nexus.Schedules;

/// <summary>What a client, or an actor within a call, does next.</summary>
internal abstract record Step;

/// <summary>Calls and waits for the answer.</summary>
internal sealed record Ask(Call Call) : Step;

/// <summary>Sends both before it waits for either: they are to begin in this order.</summary>
internal sealed record AskBoth(Call First, Call Second) : Step;

/// <summary>Calls so that the callee, and who it calls, may call back in.</summary>
internal sealed record AskInChain(Call Call) : Step;

/// <summary>Calls, and cancels the call some work later.</summary>
internal sealed record AskAndCancel(Call Call, int After) : Step;

/// <summary>Sends a call that nobody waits for.</summary>
internal sealed record Say(Call Call) : Step;

/// <summary>Lets others go first.</summary>
internal sealed record Pause : Step;

internal sealed record Rest(TimeSpan Time) : Step;

internal sealed record Publish(int Stream) : Step;

/// <summary>Only of actors: the activation is to end.</summary>
internal sealed record Leave : Step;

/// <summary>Only of actors.</summary>
internal sealed record StartTimer(TimeSpan Due, TimeSpan Period) : Step;

/// <summary>Only of clients, as all that follow.</summary>
internal sealed record StopSilo : Step;

internal sealed record KillSilo : Step;

internal sealed record AddSilo : Step;
