using System.Diagnostics;
using Orleans.Diagnostics;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A span on each side of a call, the callee's below the caller's. As a filter it is left out where nobody listens.</summary>
internal sealed class ActivityPropagation : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    private const string Parent = "traceparent";
    private const string State = "tracestate";
    private static readonly ActivitySource Application = new(ActivitySources.ApplicationGrainActivitySourceName);
    private static readonly ActivitySource Runtime = new(ActivitySources.RuntimeActivitySourceName);

    /// <summary>The caller's span, of what travels with a call.</summary>
    public static ActivityContext ParentOf(RequestContextValues? values) =>
        values is not null && values.Entries.TryGetValue(Parent, out var parent)
        && ActivityContext.TryParse(parent as string, values.Entries.GetValueOrDefault(State) as string, isRemote: true, out var context) ? context : default;

    public static bool HasListeners => Application.HasListeners() || Runtime.HasListeners() || LifecycleSpans.HasListeners;

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        using var span = SourceOf(context).StartActivity(NameOf(context), ActivityKind.Client, parentContext: default, TagsOf(context));
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } current)
            Carry(id, current.TraceStateString);
        await InvokeAsync(context, span);
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ActivityContext.TryParse(RequestContext.Get(Parent) as string, RequestContext.Get(State) as string, isRemote: true, out var parent);
        using var span = SourceOf(context).StartActivity(NameOf(context), ActivityKind.Server, parent, TagsOf(context));
        await InvokeAsync(context, span);
    }

    private static async Task InvokeAsync(IGrainCallContext context, Activity? span)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception exception) when (span is { IsAllDataRequested: true })
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.SetTag("exception.type", exception.GetType().FullName);
            span.SetTag("exception.message", exception.Message);
            span.SetTag("exception.stacktrace", exception.ToString());
            span.SetTag("exception.escaped", true);
            throw;
        }
    }

    private static void Carry(string id, string? state)
    {
        RequestContext.Set(Parent, id);
        if (state is null)
            RequestContext.Remove(State);
        else
            RequestContext.Set(State, state);
    }

    private static ActivitySource SourceOf(IGrainCallContext context) =>
        context.InterfaceMethod.DeclaringType!.Assembly == typeof(ActivityPropagation).Assembly ? Runtime : Application;

    private static string NameOf(IGrainCallContext context) => $"{context.InterfaceMethod.DeclaringType!.Name}/{context.MethodName}";

    private static List<KeyValuePair<string, object?>> TagsOf(IGrainCallContext context)
    {
        var tags = new List<KeyValuePair<string, object?>>
        {
            new("rpc.system.name", "orleans"),
            new("orleans.rpc.service", context.InterfaceName),
            new("rpc.method", $"{context.InterfaceName}/{context.MethodName}"),
            new("orleans.rpc.target_id", context.TargetId.ToString()),
        };
        if (context.SourceId is { } source)
            tags.Add(new("orleans.rpc.source_id", source.ToString()));
        return tags;
    }
}
