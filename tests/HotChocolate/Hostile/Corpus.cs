using System.Text;

namespace Nexus.HotChocolate.Tests.Hostile;

/// <summary>Hand-written documents, most of them valid over the <see cref="FeedSchema"/>, that mutations start from.</summary>
internal static class Corpus
{
    private static readonly string[] s_texts =
    [
        "{ __typename }",
        "query Timeline { viewer { posts(first: 20) { nodes { id text likeCount viewerHasLiked author { id username displayName } } } } }",
        "query Page($first: Int = 2, $after: String) { viewer { posts(first: $first, after: $after) { nodes { id } hasNextPage } } }",
        "query Node($id: String!) { node(id: $id) { __typename id ... on Post { text author { username } } ... on User { username } } }",
        "mutation Like($input: LikePostInput!) { likePost(input: $input) { post { id likeCount } errors } }",
        "mutation { a: likePost(input: { postId: \"p1\" }) { errors } b: likePost(input: { postId: \"p2\", liked: false }) { post { id } errors } }",
        "{ search(text: \"ada\", tags: [[\"a\", \"b\"], []]) { ... on User { username } ... on Post { text kind score } } }",
        "query($filter: PostFilter) { posts(filter: $filter) { ...Card comments(first: 1) { id text post { ...Card } } } }\n"
            + "fragment Card on Post { id text kind author { ...Author } }\nfragment Author on User { id name: username }",
        "{ posts(first: 1, filter: { kinds: [POST, QUOTE], text: \"x\", since: 12345678901, minScore: -1.5e3, not: { kinds: REPOST } }) { id } }",
        "query Flags($flag: Boolean!, $other: Boolean = false) {\n  viewer @include(if: $flag) {\n    id @skip(if: $other)\n    ... @include(if: $other) { username }\n    ...F @skip(if: $flag)\n  }\n}\n\nfragment F on User { followers { id followers { id } } }",
        "\"A described operation\" query Described(\"a described variable\" $first: Int) { posts(first: $first) { id } }",
        "{ node(id: \"\"\"\n    block\n      string \\\"\"\" \"quoted\"\n    \"\"\") { id } }",
        "{ node(id: \"escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\uD83D\\uDE00 \\u{1F600} é😀\") { id } }",
        "# a comment, with é and \"quotes\"\r\n{\r\n\tviewer {,,, id,, username }\r}\n",
        "\uFEFF{ viewer { id } }",
        "query A { viewer { id } } query B { viewer { username } } mutation C { likePost(input: { postId: \"1\" }) { errors } }",
        "{ __schema { queryType { name } types { name kind fields(includeDeprecated: true) { name args { name defaultValue } } } } }",
        "{ __type(name: \"Post\") { name fields { name type { kind name ofType { kind name ofType { name } } } } } }",
        "{ a: viewer { ...X } b: viewer { ...X ...Y } } fragment X on Node { id } fragment Y on SearchResult { __typename ... on User { id } }",
        "{ viewer { followers { followers { followers { posts { nodes { comments { post { author { id } } } } } } } } } }",
        "query Unused($a: Int, $b: [Int!]!, $c: [[PostFilter!]]) { unknown(x: $d) @nope { y } ...Missing } fragment Loop on Query { ...Loop }",
        "{ viewer { id: username id } posts { id: text id } }",
        "{ posts(first: 0) { id } posts(first: 0) { text } p: posts(first: 99999999999) { id } q: posts(first: 1.5) { id } r: posts(first: \"1\") { id } }",
        "subscription { __typename }",
        "{ posts(filter: null) { id } search(text: null) { __typename } node { id } }",
        "query($a: Boolean! = true) { viewer @skip(if: $a) @include(if: $a) { id } ... on Query @include(if: true) { viewer { id } } }",
        "schema @a { query: Q mutation: M } extend schema @b",
        "type A implements B & C @d(x: 1) { \"field\" f(a: Int = 1, \"b\" b: [S!]! = [\"x\"]): T! @deprecated(reason: \"no\") }",
        "interface I implements J { a: Int } union U @a = | A | B enum E { \"a\" A B @b } input In { a: Int = 3 b: In = { a: 1 } }",
        "scalar S @specifiedBy(url: \"https://example.com\") directive @d(a: Int, b: [Int] = [1, 2]) repeatable on | FIELD | QUERY",
        "extend type A { a: Int } extend interface I @a extend union U = C extend enum E { C } extend input In { c: Int } extend scalar S @a",
        "query ($v: [[[Int!]!]!]! = [[[1, -0, 1234567890123456789012345678901234567890]]]) { posts { id } }",
        "{ posts { score likeCount } viewer { posts { nodes { comments { post { comments { post { id } } } } } } } }",
    ];

    public static IReadOnlyList<byte[]> Documents { get; } = [.. s_texts.Select(Encoding.UTF8.GetBytes)];
}
