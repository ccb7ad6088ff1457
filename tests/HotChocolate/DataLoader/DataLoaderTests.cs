using System.Collections.Concurrent;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Tests.DataLoader;

public partial class DataLoaderTests
{
    [Fact]
    public async Task Each_key_of_a_level_is_fetched_once()
    {
        var batches = new Batches();
        var executor = await CreateAsync(batches);

        var result = await executor.ExecuteAsync("{ posts { id author { name friend { name } } } }");

        Assert.Equal(
            """{"data":{"posts":[{"id":1,"author":{"name":"p1","friend":{"name":"p11"}}},{"id":2,"author":{"name":"p2","friend":{"name":"p12"}}},{"id":3,"author":{"name":"p1","friend":{"name":"p11"}}}]}}""",
            result.ToJson(withIndentations: false));
        Assert.Equal(["1", "11", "12", "2"], batches.Fetched.SelectMany(batch => batch.Split(',')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keys_asked_for_in_different_fields_share_a_batch()
    {
        var batches = new Batches();
        var executor = await CreateAsync(batches);

        await executor.ExecuteAsync("{ a: person(id: 1) { name } b: person(id: 2) { name } c: person(id: 1) { name } }");

        Assert.Equal(["1,2"], batches.Fetched);
    }

    [Fact]
    public async Task Each_request_fetches_anew()
    {
        var batches = new Batches();
        var executor = await CreateAsync(batches);

        await executor.ExecuteAsync("{ person(id: 1) { name } }");
        await executor.ExecuteAsync("{ person(id: 1) { name } }");

        Assert.Equal(["1", "1"], batches.Fetched);
    }

    [Fact]
    public async Task Key_without_a_value_is_null()
    {
        var executor = await CreateAsync(new Batches());

        var result = await executor.ExecuteAsync("{ person(id: 0) { name } }");

        Assert.Equal("""{"data":{"person":null}}""", result.ToJson(withIndentations: false));
    }

    [Fact]
    public async Task Failed_fetch_fails_each_field_that_waits_for_it()
    {
        var executor = await CreateAsync(new Batches());

        var result = (await executor.ExecuteAsync("{ a: person(id: -1) { name } b: person(id: 1) { name } c: ok }")).ExpectOperationResult();

        Assert.Equal(["a", "b"], result.Errors.Select(error => error.Path!.Print()).Order());
        Assert.Contains("\"c\":\"ok\"", result.ToJson(withIndentations: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_that_fails_fails_alone()
    {
        var executor = await CreateAsync(new Batches());

        var result = (await executor.ExecuteAsync("{ a: checked(id: -1) b: checked(id: 1) }")).ExpectOperationResult();

        Assert.Equal("a", Assert.Single(result.Errors).Path!.Print());
        Assert.EndsWith("""{"a":null,"b":"c1"}}""", result.ToJson(withIndentations: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grouped_loader_gives_each_key_its_values()
    {
        var executor = await CreateAsync(new Batches());

        var result = await executor.ExecuteAsync("{ a: tags(id: 1) b: tags(id: 2) c: tags(id: 0) }");

        Assert.Equal("""{"data":{"a":["t1.1"],"b":["t2.1","t2.2"],"c":[]}}""", result.ToJson(withIndentations: false));
    }

    [Fact]
    public async Task Required_value_that_is_missing_is_an_error()
    {
        var loader = new PersonById(new Batches(), AutoBatchScheduler.Default, new DataLoaderOptions());

        await Assert.ThrowsAsync<GreenDonut.KeyNotFoundException>(() => loader.LoadRequiredAsync(0));
        Assert.Equal("p7", (await loader.LoadRequiredAsync(7)).Name);
    }

    [Fact]
    public async Task Values_come_in_the_order_of_their_keys()
    {
        var loader = new PersonById(new Batches(), AutoBatchScheduler.Default, new DataLoaderOptions());

        var people = await loader.LoadAsync([3, 1, 0]);

        Assert.Equal(["p3", "p1", null], people.Select(person => person?.Name));
    }

    [Fact]
    public async Task Batch_is_split_at_its_largest_size()
    {
        var batches = new Batches();
        var executor = await CreateAsync(batches, largest: 2);

        await executor.ExecuteAsync(
            "{ a: person(id: 1) { name } b: person(id: 2) { name } c: person(id: 3) { name } }");

        Assert.Equal(["1,2", "3"], batches.Fetched.Order());
    }

    private static ValueTask<IRequestExecutor> CreateAsync(Batches batches, int largest = 1024) => new ServiceCollection()
        .AddSingleton(batches)
        .AddGraphQLServer()
        .AddQueryType<Query>()
        .AddDataLoader<PersonById>(services => new PersonById(
            services.GetRequiredService<Batches>(),
            services.GetRequiredService<IBatchScheduler>(),
            new DataLoaderOptions { MaxBatchSize = largest, Cache = new PromiseCache(100) }))
        .AddDataLoader<CheckedById>()
        .AddDataLoader<TagsById>()
        .BuildRequestExecutorAsync();

    public sealed class Batches
    {
        private readonly ConcurrentQueue<string> _fetched = new();

        public IEnumerable<string> Fetched => _fetched;

        public void Add(IEnumerable<int> keys) => _fetched.Enqueue(string.Join(',', keys.Order()));
    }

    public sealed record Person(int Id, string Name)
    {
        public Task<Person?> GetFriendAsync(PersonById people, CancellationToken cancellationToken)
            => people.LoadAsync(Id + 10, cancellationToken);
    }

    public sealed record Post(int Id, [property: GraphQLIgnore] int AuthorId)
    {
        public async Task<Person> GetAuthorAsync(PersonById people, CancellationToken cancellationToken)
            => await people.LoadRequiredAsync(AuthorId, cancellationToken);
    }

    public sealed class Query
    {
        public string Ok => "ok";

        public async Task<IReadOnlyList<Post>> GetPostsAsync()
        {
            await Task.Yield();
            return [new Post(1, 1), new Post(2, 2), new Post(3, 1)];
        }

        public Task<Person?> GetPersonAsync(int id, PersonById people) => people.LoadAsync(id);

        public Task<string?> GetCheckedAsync(int id, CheckedById loader) => loader.LoadAsync(id);

        public Task<string[]?> GetTagsAsync(int id, TagsById loader) => loader.LoadAsync(id);
    }

    public sealed class PersonById(Batches batches, IBatchScheduler scheduler, DataLoaderOptions options)
        : BatchDataLoader<int, Person>(scheduler, options)
    {
        protected override Task<IReadOnlyDictionary<int, Person>> LoadBatchAsync(
            IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            batches.Add(keys);
            if (keys.Any(key => key < 0))
                throw new InvalidOperationException("away");
            return Task.FromResult<IReadOnlyDictionary<int, Person>>(
                keys.Where(key => key > 0).ToDictionary(key => key, key => new Person(key, $"p{key}")));
        }
    }

    public sealed class CheckedById(IBatchScheduler scheduler, DataLoaderOptions options)
        : DataLoaderBase<int, string>(scheduler, options)
    {
        protected override async ValueTask FetchAsync(
            IReadOnlyList<int> keys,
            Memory<Result<string?>> results,
            DataLoaderFetchContext<string> context,
            CancellationToken cancellationToken)
        {
            await Task.Yield();
            for (var index = 0; index < keys.Count; index++)
            {
                results.Span[index] = keys[index] < 0
                    ? Result<string?>.Reject(new InvalidOperationException("bad key"))
                    : Result<string?>.Resolve($"c{keys[index]}");
            }
        }
    }

    public sealed class TagsById(IBatchScheduler scheduler, DataLoaderOptions options)
        : GroupedDataLoader<int, string>(scheduler, options)
    {
        protected override Task<ILookup<int, string>> LoadGroupedBatchAsync(
            IReadOnlyList<int> keys, CancellationToken cancellationToken)
            => Task.FromResult(keys
                .SelectMany(key => Enumerable.Range(1, key).Select(number => (key, tag: $"t{key}.{number}")))
                .ToLookup(pair => pair.key, pair => pair.tag));
    }
}
