using HotChocolate.Execution;
using Nexus.Gateway.Operations;

namespace Nexus.Gateway.Tests.Operations;

public sealed class RegisteredOperationsTests
{
    [Fact]
    public void Oldest_that_is_not_used_makes_room()
    {
        var operations = new RegisteredOperations(new OperationOptions { MaxRegistered = 2 });
        operations.Add("a", Document("{ a }"));
        operations.Add("b", Document("{ b }"));
        Assert.True(operations.TryGet("a", out _));
        operations.Add("c", Document("{ c }"));
        Assert.Equal((true, false, true), (operations.TryGet("a", out _), operations.TryGet("b", out _), operations.TryGet("c", out _)));
    }

    [Fact]
    public void Bytes_are_bounded_too()
    {
        var operations = new RegisteredOperations(new OperationOptions { MaxRegisteredBytes = 12 });
        operations.Add("a", Document("{ a }"));
        operations.Add("b", Document("{ b }"));
        operations.Add("c", Document("{ c }"));
        operations.Add("huge", Document("{ a b c d e f g }"));
        Assert.Equal(
            (false, true, true, false),
            (operations.TryGet("a", out _), operations.TryGet("b", out _), operations.TryGet("c", out _), operations.TryGet("huge", out _)));
    }

    [Fact]
    public void Document_stays_what_it_was_first()
    {
        var operations = new RegisteredOperations(new OperationOptions());
        operations.Add("a", Document("{ a }"));
        operations.Add("a", Document("{ b }"));
        Assert.True(operations.TryGet("a", out var document));
        Assert.Equal("{ a }", document.ToString());
    }

    private static OperationDocumentSourceText Document(string text) => new(text);
}
