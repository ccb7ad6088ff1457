namespace Orleans.Concurrency;

/// <summary>Calls of this grain class may interleave at every await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>This method may interleave with every other call of its grain.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>This method does not change state: such calls interleave with each other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

/// <summary>The caller does not wait for this method, and is not told of its failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>Calls of this method may be delivered in any order; a hint that the embedded engine does not use.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnorderedAttribute : Attribute;

/// <summary>Any number of activations up to a limit, each on the caller's silo. The default limit is the number of processors.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers, bool removeIdleWorkers) : Attribute
{
    public StatelessWorkerAttribute(int maxLocalWorkers) : this(maxLocalWorkers, true)
    {
    }

    public StatelessWorkerAttribute() : this(Environment.ProcessorCount)
    {
    }

    internal int MaxLocalWorkers { get; } = maxLocalWorkers;

    internal bool RemoveIdleWorkers { get; } = removeIdleWorkers;
}

/// <summary>Names a method <c>bool Name(IInvokable request)</c> of the class that decides which calls may interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
{
    internal string CallbackMethodName { get; } = callbackMethodName;
}
