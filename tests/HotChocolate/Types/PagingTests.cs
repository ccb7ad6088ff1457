using HotChocolate.Execution.Configuration;
using HotChocolate.Types.Pagination;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

public class PagingTests
{
    [Fact]
    public async Task Connections_are_named_after_their_nodes()
    {
        string schema = await TestSchema.PrintAsync(Configure);

        Assert.Contains(
            """
            "A connection to a list of items."
            type SongConnection {
              "Information to aid in pagination."
              pageInfo: PageInfo!
              "A list of edges."
              edges: [SongEdge!]
              "A flattened list of the nodes."
              nodes: [Song!]
              "Identifies the total count of items in the connection."
              totalCount: Int!
            }

            "An edge in a connection."
            type SongEdge {
              "A cursor for use in pagination."
              cursor: String!
              "The item at the end of the edge."
              node: Song!
            }
            """,
            schema,
            StringComparison.Ordinal);
        Assert.Contains(
            """
              songs("Returns the first _n_ elements from the list." first: Int "Returns the elements in the list that come after the specified cursor." after: String "Returns the last _n_ elements from the list." last: Int "Returns the elements in the list that come before the specified cursor." before: String loud: Boolean = false): SongConnection
            """.TrimEnd(),
            schema,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_has_edges_nodes_count_and_info()
    {
        Answer answer = await TestSchema.RunAsync(
            Configure,
            """{ songs(first: 2, after: "0") { totalCount nodes { title } edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""");

        Assert.Equal(
            """{"songs":{"totalCount":9,"nodes":[{"title":"s1"},{"title":"s2"}],"edges":[{"cursor":"1","node":{"title":"s1"}},{"cursor":"2","node":{"title":"s2"}}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":true,"startCursor":"1","endCursor":"2"}}}""",
            answer.Value);
    }

    [Theory]
    [InlineData("first: 101", "The maximum allowed items per page were exceeded.")]
    [InlineData("last: 101", "The maximum allowed items per page were exceeded.")]
    [InlineData("first: -1", "The requested number of values per page must be at least 0.")]
    public async Task Page_sizes_beyond_the_options_are_refused(string arguments, string message)
    {
        Answer answer = await TestSchema.RunAsync(Configure, $"{{ songs({arguments}) {{ totalCount }} }}");

        Assert.Equal("""{"songs":null}""", answer.Data);
        Assert.Equal([message], answer.Errors);
    }

    private static void Configure(IRequestExecutorBuilder builder) => builder
        .AddQueryType<Query>()
        .ModifyPagingOptions(o =>
        {
            o.InferConnectionNameFromField = false;
            o.DefaultPageSize = 20;
            o.MaxPageSize = 100;
        });

    public class Query
    {
        [UsePaging(IncludeTotalCount = true)]
        public async Task<Connection<Song>> GetSongsAsync(int? first, string? after, int? last, string? before, bool? loud = false)
        {
            await Task.Yield();
            int start = int.Parse(after ?? "-1") + 1;
            Edge<Song>[] edges = [.. Enumerable.Range(start, first ?? 1).Select(i => new Edge<Song>(new Song($"s{i}"), $"{i}"))];
            return new Connection<Song>(edges, new ConnectionPageInfo(true, after is not null, edges[0].Cursor, edges[^1].Cursor), 9);
        }
    }

    public record Song(string Title);
}
