using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

public class InferenceTests
{
    [Fact]
    public async Task Members_become_fields_named_and_nullable_as_declared() => Assert.Equal(
        """
        schema {
          query: Library
        }

        type Author {
          name: String!
          books: [Book!]!
          nicknames: [String]
        }

        type Book {
          title: String!
          isbn: String
          pages: Int
          price: Float!
          publishedAt: DateTime!
          url: URI
          key: UUID!
          sold: Long!
          genre: Genre!
          grid: [[Int!]!]!
          urlPath: String!
        }

        type Library {
          authors: [Author!]!
          author(name: String!): Author
          shelf(genre: Genre, minimum: Int! = 10, exact: Boolean = false, tags: [String!]): [Book!]!
          stream: [Book!]!
          away: String!
          isReadyAsync: Boolean!
          count: Int!
          old: String @deprecated(reason: "Use count.")
          renamed: String!
        }

        enum Genre {
          NOVEL
          SCIENCE_FICTION
          HTTP_MANUAL
          NON_FICTION
        }
        """,
        Normalise(await TestSchema.PrintAsync(b => b.AddQueryType<Library>())));

    [Fact]
    public async Task Parameters_of_the_request_and_the_application_are_no_arguments()
    {
        ISchemaDefinition schema = await TestSchema.BuildAsync(b =>
        {
            b.Services.AddSingleton<Clock>();
            b.AddQueryType<Injected>();
        });

        Assert.Contains("  everything(left: Int!): String!\n", schema.ToString()!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Injected_parameters_get_their_values()
    {
        Answer answer = await TestSchema.RunAsync(
            b =>
            {
                b.Services.AddSingleton<Clock>();
                b.AddQueryType<Injected>();
            },
            "{ everything(left: 7) }");

        Assert.Equal("""{"everything":"7 tick everything nobody"}""", answer.Value);
    }

    [Fact]
    public async Task Extensions_add_and_interfaces_and_unions_are_inferred() => Assert.Equal(
        """
        schema {
          query: Query
        }

        interface Shape {
          area: Float!
        }

        type Circle implements Shape {
          radius: Float!
          area: Float!
        }

        type Query {
          shapes: [Shape!]!
          any: Drawable
          byName: String!
          byType(sides: Int!): String!
        }

        type Square implements Shape {
          side: Float!
          area: Float!
          corners: Int!
        }

        union Drawable = Circle | Square
        """,
        Normalise(await TestSchema.PrintAsync(b => b
            .AddQueryType<ShapeQuery>()
            .AddType<Circle>()
            .AddType<Square>()
            .AddTypeExtension<ByName>()
            .AddTypeExtension<ByType>()
            .AddTypeExtension<SquareCorners>())));

    [Fact]
    public async Task Abstract_results_find_their_object_type()
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<ShapeQuery>().AddType<Circle>().AddType<Square>().AddTypeExtension<SquareCorners>(),
            "{ shapes { __typename area ... on Square { corners } } any { __typename } }");

        Assert.Equal(
            """{"shapes":[{"__typename":"Circle","area":3},{"__typename":"Square","area":4,"corners":4}],"any":{"__typename":"Square"}}""",
            answer.Value);
    }

    [Fact]
    public async Task Field_middleware_of_descriptor_attributes_wraps_in_order()
    {
        Answer answer = await TestSchema.RunAsync(b => b.AddQueryType<Wrapped>(), "{ property method task }");

        Assert.Equal("""{"property":"a(b(x))","method":"a(y)","task":"b(z)"}""", answer.Value);
    }

    /// <summary>Arguments are compared as the specification writes them: with commas.</summary>
    private static string Normalise(string schema)
    {
        int scalars = schema.IndexOf("\n\n\"The `@specifiedBy`", StringComparison.Ordinal);
        string types = scalars < 0 ? schema : schema[..scalars];
        return string.Join('\n', types.Split('\n').Select(WithCommas)).Trim();
    }

    private static string WithCommas(string line)
    {
        int open = line.IndexOf('(', StringComparison.Ordinal);
        int close = line.IndexOf("):", StringComparison.Ordinal);
        return open < 0 || close < 0
            ? line
            : line[..open] + System.Text.RegularExpressions.Regex.Replace(line[open..close], @" (?=\w+: )(?<!\()", ", ") + line[close..];
    }

    [GraphQLName("Library")]
    public class Library
    {
        public static string Ignored => "static members are no fields";

        public int Count => 1;

        [GraphQLDeprecated("Use count.")]
        public string? Old => null;

        [GraphQLName("renamed")]
        public string Other => "";

        [GraphQLIgnore]
        public string Hidden => "";

        public Task<List<Author>> GetAuthorsAsync() => Task.FromResult(new List<Author>());

        public ValueTask<Author?> GetAuthorAsync(string name) => default;

        public IEnumerable<Book> GetShelf(Genre? genre, int minimum = 10, bool? exact = false, IReadOnlyList<string>? tags = null) => [];

        public async IAsyncEnumerable<Book> GetStreamAsync()
        {
            await Task.Yield();
            yield break;
        }

        public string Getaway() => "";

        public bool IsReadyAsync() => true;
    }

    public record Author(string Name, IReadOnlyList<Book> Books, string?[]? Nicknames);

    public record Book(
        string Title, string? Isbn, int? Pages, double Price, DateTimeOffset PublishedAt, Uri? Url, Guid Key, long Sold, Genre Genre)
    {
        public List<int[]> Grid => [];

        public string URLPath => "";
    }

    public enum Genre
    {
        Novel,
        ScienceFiction,
        HTTPManual,
        Non_Fiction,
    }

    public class Clock
    {
        public string Tick => "tick";
    }

    public class Injected
    {
        public string Everything(
            int left,
            Clock clock,
            global::HotChocolate.Resolvers.IResolverContext context,
            [GlobalState("nobody")] string who = "nobody",
            CancellationToken cancellationToken = default) => $"{left} {clock.Tick} {context.Path} {who}";
    }

    [GraphQLName("Query")]
    public class ShapeQuery
    {
        public IShape[] Shapes() => [new Circle(1), new Square(2)];

        public IDrawable? GetAny() => new Square(1);
    }

    [InterfaceType("Shape")]
    public interface IShape
    {
        double Area { get; }
    }

    [UnionType("Drawable")]
    public interface IDrawable;

    public record Circle(double Radius) : IShape, IDrawable
    {
        public double Area => Math.Floor(Math.PI * Radius * Radius);
    }

    public record Square(double Side) : IShape, IDrawable
    {
        public double Area => Side * Side;
    }

    [ExtendObjectType("Query")]
    public class ByName
    {
        public string GetByName() => "";
    }

    [ExtendObjectType<ShapeQuery>]
    public class ByType
    {
        public string GetByType(int sides) => "";
    }

    [ExtendObjectType<Square>]
    public class SquareCorners
    {
        public int GetCorners([Parent] Square square) => square.Side > 0 ? 4 : 0;
    }

    public class Wrapped
    {
        [Around("a")]
        [Around("b")]
        public string Property => "x";

        [Around("a")]
        public string GetMethod() => "y";

        [Around("b")]
        public async Task<string> GetTaskAsync()
        {
            await Task.Yield();
            return "z";
        }
    }
}
