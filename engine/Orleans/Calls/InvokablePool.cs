namespace Orleans.Embedded;

/// <summary>Calls at rest, by class and thread. Bounded: what does not fit is garbage.</summary>
public static class InvokablePool
{
    private const int Capacity = 32;

    public static T Rent<T>() where T : Invokable, new()
    {
        var stack = Of<T>.Stack;
        return stack is { Count: > 0 } ? (T)stack.Pop() : new T { Home = static call => Push<T>(call) };
    }

    internal static void Return(Invokable call)
    {
        SchedulePoint.Reach("InvokablePool.Return", call);
        call.Reset();
        call.Home!(call);
    }

    private static void Push<T>(Invokable call)
    {
        var stack = Of<T>.Stack ??= new Stack<Invokable>(Capacity);
        if (stack.Count < Capacity)
            stack.Push(call);
    }

    private static class Of<T>
    {
        [ThreadStatic]
        public static Stack<Invokable>? Stack;
    }
}
