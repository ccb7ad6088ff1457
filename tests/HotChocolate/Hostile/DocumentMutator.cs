using System.Text;

namespace Nexus.HotChocolate.Tests.Hostile;

/// <summary>Makes one document per seed: the same seed, the same bytes.</summary>
internal sealed class DocumentMutator
{
    private const int MaxMutations = 4;
    private const int MaxTokensToCopy = 2_000;

    private static readonly byte[][] s_pieces = [.. ((string[])
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "on", "query", "fragment", "true", "null",
        "@include(if: true)", "@skip(if: $flag)", "...F", "... on User", "{ id }", "__typename", "$first", "#", "\uFEFF", "\r", "\n", ",",
        "\"", "\"\"\"", "\"\"\" a\n  b \\\"\"\"\n\"\"\"", "\"\\u{10FFFF}\"", "\"\\uD800\"", "\"\\uDC00\\uD800\"", "\"\\u{}\"", "\"\\x\"", "\"\u0000\u007f\u0085\u2028\"",
        "-", "-0", "00", "1.", "1e", "1e5", "0.0e-0", "1_", ".5", "9223372036854775808", "1e400",
    ]).Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] s_invalidBytes =
        [[0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF, 0xFE], [0xE2, 0x82], [0xEF, 0xBB], [0]];

    private static readonly byte[][] s_selections = [.. ((string[])
    [
        "id ", "__typename ", "a: id ", "...F ", "...Card ", "... on User { id username } ", "... on Node { id } ", "viewer { id } ",
        "... @include(if: $flag) { __typename } ", "posts(first: 1) { __typename } ", "node(id: \"p1\") { id ... on Post { text } } ",
        "search(text: \"\") { __typename } ", "followers { id } ", "author { username } ", "__schema { queryType { name } } ",
    ]).Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] s_values = [.. ((string[])
    [
        "1", "-1", "0", "99999999999", "1.5", "1e999", "\"x\"", "\"\"", "\"\"\"\n  block\n\"\"\"", "null", "true", "POST", "[]", "{}", "[1, \"a\", null]",
        "[[\"a\"]]", "{ text: \"x\" }", "{ kinds: [POST], not: {} }", "{ postId: \"p1\", liked: null }", "$first", "$id", "$flag", "$filter", "$undefined",
    ]).Select(Encoding.UTF8.GetBytes)];

    private static readonly string[] s_nests = ["{ viewer ", "{ a", "[", "{ a: ", "... {", "(a: [", "$a: [", "... on User { followers ", "@a(b: {c: "];

    private static readonly int[] s_depths = [1, 2, 7, 60, 199, 200, 201, 5_000];

    private readonly Random _random;
    private List<byte[]> _tokens;

    private DocumentMutator(int seed)
    {
        _random = new Random(seed);
        _tokens = SourceTokens.Cut(Pick(Corpus.Documents));
    }

    public static byte[] Create(int seed)
    {
        var mutator = new DocumentMutator(seed);
        for (int left = mutator._random.Next(MaxMutations) + 1; left > 0; left--)
            mutator.Mutate();
        return [.. mutator._tokens.SelectMany(token => token)];
    }

    private void Mutate()
    {
        // Half of the mutations keep what is well-formed so: only such documents come past the parser.
        if (_random.Next(2) == 0)
            MutateMeaning();
        else
            MutateText();
        if (_tokens.Count == 0)
            _tokens.Add("{"u8.ToArray());
    }

    private void MutateMeaning()
    {
        switch (_random.Next(7))
        {
            case 0 or 1: ReplaceWord(); break;
            case 2 or 3: InsertSelection(); break;
            case 4: ReplaceValue(); break;
            case 5: DuplicateBlock(); break;
            default: DeleteBlock(); break;
        }
    }

    private void MutateText()
    {
        switch (_random.Next(12))
        {
            case 0: DeleteTokens(); break;
            case 1: Insert(Pick(_tokens)); break;
            case 2: SwapTokens(); break;
            case 3: Insert(Pick(SourceTokens.Cut(Pick(Corpus.Documents)))); break;
            case 4: Insert(Pick(s_pieces)); break;
            case 5: FlipByte(); break;
            case 6: Insert(Pick(s_invalidBytes)); break;
            case 7: Nest(); break;
            case 8: Splice(); break;
            case 9: Insert(CreateHugeToken()); break;
            case 10: RepeatTokens(); break;
            default: _tokens = _tokens[..AnyPlace()]; break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private int AnyPlace() => _random.Next(_tokens.Count + 1);

    private void Insert(byte[] token) => _tokens.Insert(AnyPlace(), token);

    private void DeleteTokens()
    {
        int start = _random.Next(_tokens.Count);
        _tokens.RemoveRange(start, Math.Min(_random.Next(3) + 1, _tokens.Count - start));
    }

    private void SwapTokens()
    {
        (int left, int right) = (_random.Next(_tokens.Count), _random.Next(_tokens.Count));
        (_tokens[left], _tokens[right]) = (_tokens[right], _tokens[left]);
    }

    /// <summary>Another word of the corpus for one of the document: most often what comes out is still GraphQL.</summary>
    private void ReplaceWord()
    {
        int place = _tokens.FindIndex(_random.Next(_tokens.Count), token => char.IsAsciiLetter((char)token[0]));
        List<byte[]> words = SourceTokens.Cut(Pick(Corpus.Documents)).FindAll(token => char.IsAsciiLetter((char)token[0]));
        if (place >= 0 && words.Count > 0)
            _tokens[place] = Pick(words);
    }

    private void FlipByte()
    {
        int place = _random.Next(_tokens.Count);
        byte[] changed = [.. _tokens[place]];
        changed[_random.Next(changed.Length)] ^= (byte)(1 << _random.Next(8));
        _tokens[place] = changed;
    }

    private void Nest()
    {
        string nest = Pick(s_nests);
        int depth = Pick(s_depths);
        byte[] open = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(nest, depth)));
        string closers = string.Concat(nest.Reverse().Select(c => c switch { '{' => " }", '[' => "]", '(' => ")", _ => "" }));
        int start = AnyPlace();
        _tokens.Insert(start, open);
        if (_random.Next(2) == 0)
            _tokens.Insert(_random.Next(start + 1, _tokens.Count + 1), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(closers, depth))));
    }

    private void Splice()
    {
        List<byte[]> other = SourceTokens.Cut(Pick(Corpus.Documents));
        _tokens = [.. _tokens[..AnyPlace()], .. other[_random.Next(other.Count)..]];
    }

    private byte[] CreateHugeToken()
    {
        int length = 1 << _random.Next(14);
        return _random.Next(6) switch
        {
            0 => Fill("9", length),
            1 => Encoding.UTF8.GetBytes($"1.{new string('0', length)}1e-{new string('3', length)}"),
            2 => Encoding.UTF8.GetBytes($"\"{string.Concat(Enumerable.Repeat("é\\n", length / 4))}\""),
            3 => Encoding.UTF8.GetBytes($"\"\"\"{string.Concat(Enumerable.Repeat("\n    ", length / 4))}x\"\"\""),
            4 => Fill("abc", length),
            _ => Fill("# \n", length),
        };
    }

    private static byte[] Fill(string text, int length)
        => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, length / text.Length + 1)));

    private void RepeatTokens()
    {
        int start = _random.Next(_tokens.Count);
        List<byte[]> run = _tokens.GetRange(start, Math.Min(_random.Next(8) + 1, _tokens.Count - start));
        int most = Math.Max(1, 2_000 / run.Sum(token => token.Length));
        for (int left = _random.Next(Math.Min(most, 200)) + 1; left > 0; left--)
            _tokens.InsertRange(start, run);
    }

    private void InsertSelection()
    {
        int brace = _tokens.FindIndex(_random.Next(_tokens.Count), token => token is [(byte)'{']);
        if (brace >= 0)
            _tokens.Insert(brace + 1, Pick(s_selections));
    }

    private void ReplaceValue()
    {
        int colon = _tokens.FindIndex(_random.Next(_tokens.Count), token => token is [(byte)':']);
        int value = colon < 0 ? -1 : _tokens.FindIndex(colon + 1, token => token[0] > ' ');
        if (value >= 0)
            _tokens[value] = Pick(s_values);
    }

    /// <summary>Copies what stands between two braces to behind it, or with its braces to anywhere.</summary>
    private void DuplicateBlock()
    {
        if (_tokens.Count > MaxTokensToCopy || !TryFindBlock(out int start, out int end))
            return;
        if (_random.Next(4) == 0)
            _tokens.InsertRange(AnyPlace(), _tokens.GetRange(start, end - start + 1));
        else
            _tokens.InsertRange(end, _tokens.GetRange(start + 1, end - start - 1));
    }

    private void DeleteBlock()
    {
        if (TryFindBlock(out int start, out int end))
            _tokens.RemoveRange(start, end - start + 1);
    }

    private bool TryFindBlock(out int start, out int end)
    {
        int open = start = _tokens.FindIndex(_random.Next(_tokens.Count), token => token is [(byte)'{']);
        int depth = 0;
        end = open < 0 ? -1 : _tokens.FindIndex(
            open, token => (depth += token is [(byte)'{'] ? 1 : token is [(byte)'}'] ? -1 : 0) == 0);
        return end >= 0;
    }
}
