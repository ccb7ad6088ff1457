using System.Runtime.CompilerServices;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

public class SubscriptionTypeTests
{
    [Fact]
    public async Task The_source_sees_the_arguments_by_name_with_ids_decoded()
    {
        IRequestExecutor executor = await new ServiceCollection()
            .AddGraphQLServer(disableDefaultSecurity: true)
            .AddQueryType<Query>()
            .AddSubscriptionType<Subscription>()
            .AddGlobalObjectIdentification()
            .BuildRequestExecutorAsync();

        IExecutionResult result = await executor.ExecuteAsync("""subscription { counted(after: "Q291bnRlZDo1", step: 10) { value } }""");

        var events = new List<string>();
        await foreach (OperationResult answer in ((IResponseStream)result).ReadResultsAsync())
        {
            events.Add(Answer.Of(answer).Value);
        }

        Assert.Equal(["""{"counted":{"value":15}}""", """{"counted":{"value":25}}"""], events);
    }

    [Fact]
    public async Task The_source_is_no_field() => Assert.Contains(
        """
        type Subscription {
          counted(after: ID step: Int! = 1): Counted!
        }
        """,
        await TestSchema.PrintAsync(b => b.AddQueryType<Query>().AddSubscriptionType<Subscription>()),
        StringComparison.Ordinal);

    public class Query
    {
        public bool Ok => true;
    }

    [Node]
    public record Counted(int Value)
    {
        public int Id => Value;

        public static Counted? Get(int id) => new(id);
    }

    public class Subscription
    {
        [Subscribe(With = nameof(CountAsync))]
        public Counted Counted([EventMessage] Counted message, [ID<Counted>] int? after, int step = 1) => message;

        [GraphQLIgnore]
        public async IAsyncEnumerable<Counted> CountAsync(
            int? after, int step, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            for (int i = 1; i <= 2; i++)
            {
                await Task.Yield();
                yield return new Counted((after ?? 0) + (step * i));
            }
        }
    }
}
