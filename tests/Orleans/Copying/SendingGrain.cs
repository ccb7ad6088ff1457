namespace Nexus.Orleans.Tests;

public sealed class SendingGrain : Grain, ISendingGrain
{
    private IChangingGrain Target => GrainFactory.GetGrain<IChangingGrain>(this.GetPrimaryKeyString());

    public async Task<int> SendArray()
    {
        int[] numbers = [1];
        await Target.ChangeArray(numbers);
        return numbers[0];
    }

    public async Task<int> SendList()
    {
        List<List<int>> numbers = [[1]];
        await Target.ChangeList(numbers);
        return numbers[0].Count;
    }

    public async Task<string> SendDictionary()
    {
        var numbers = new Dictionary<string, int[]>(StringComparer.OrdinalIgnoreCase) { ["a"] = [1] };
        await Target.ChangeDictionary(numbers);
        return string.Join(",", numbers.Select(static entry => $"{entry.Key}={entry.Value[0]}"));
    }

    public async Task<int> SendReadOnly()
    {
        int[] numbers = [1];
        await Target.ChangeReadOnly(numbers);
        return numbers[0];
    }

    public async Task<string> SendMessage()
    {
        var message = new MutableMessage { Text = "text", Next = new MutableMessage { Numbers = [1] } };
        await Target.ChangeMessage(message);
        return $"{message.Text} {message.Numbers.Count} {message.Next.Numbers.Count}";
    }

    public async Task<string> SendDerived()
    {
        var message = new DerivedMessage { Text = "text" };
        await Target.ChangeMessage(message);
        return $"{message.Text} {message.More[0]}";
    }

    public async Task<string> SendPair()
    {
        var message = new MutableMessage { Text = "text" };
        int[] numbers = [1];
        await Target.ChangePair(new MessagePair { First = message }, (0, numbers));
        return $"{message.Text} {numbers[0]}";
    }

    public async Task<bool> ImmutableIsShared()
    {
        var message = new ImmutableMessage("text", [1]);
        ImmutableMessage[] several = [message, new("other", [])];
        await Target.Keep(message, several);
        return Kept.By[this.GetPrimaryKeyString()] is [var first, var second, var third]
            && ReferenceEquals(first, message) && ReferenceEquals(second, message) && ReferenceEquals(third, several[1]);
    }

    public async Task<bool> SharedPartsStayShared()
    {
        var message = new MutableMessage { Text = "cycle", Fixed = new("text", []), Constants = [1] };
        message.Next = new MutableMessage { Numbers = message.Numbers, Next = message };
        var echo = await Target.Echo(message);
        return !ReferenceEquals(echo, message) && ReferenceEquals(echo.Next!.Next, echo) && ReferenceEquals(echo.Next.Numbers, echo.Numbers)
            && !ReferenceEquals(echo.Numbers, message.Numbers) && ReferenceEquals(echo.Fixed, message.Fixed) && ReferenceEquals(echo.Constants, message.Constants);
    }

    public async Task<string> StateAfterChangeOfResult()
    {
        (await Target.State()).Add(100);
        return string.Join(",", await Target.State());
    }

    public async Task<string[]> SendCollections()
    {
        var collections = new Collections();
        var before = collections.Describe();
        return [before, await Target.ChangeCollections(collections), collections.Describe()];
    }
}
