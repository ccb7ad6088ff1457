using System.Collections.Concurrent;

namespace Nexus.Orleans.Tests;

/// <summary>Barriers and notes that grains of this process and their tests share, by name.</summary>
public static class Gate
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Gates = [];
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Notes = [];

    public static Task Reached(string name) => Of(name).Task.WaitAsync(TimeSpan.FromSeconds(20));

    public static void Open(string name) => Of(name).TrySetResult();

    public static void Note(string name, string note) => Notes.GetOrAdd(name, static _ => []).Enqueue(note);

    public static string[] Noted(string name) => Notes.TryGetValue(name, out var notes) ? [.. notes] : [];

    private static TaskCompletionSource Of(string name) =>
        Gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
