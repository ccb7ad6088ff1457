using System.Text;
using HotChocolate.Language;
using Location = HotChocolate.Language.Location;

namespace Nexus.HotChocolate.Tests.Hostile;

/// <summary>What holds for every tree that the parser makes and for every fault that it finds.</summary>
internal static class SyntaxInvariants
{
    private const int MaxNodes = 1_000;

    public static void CheckFault(SyntaxException fault, byte[] source)
    {
        Assert.InRange(fault.Position, 0, source.Length);
        Assert.Equal(PlaceOf(source, fault.Position), (fault.Line, fault.Column));
        Assert.NotEmpty(fault.Message);
    }

    public static void CheckTree(DocumentNode document, byte[] source)
    {
        CheckReadsBack(document, indented: true);
        CheckReadsBack(document, indented: false);
        int left = MaxNodes;
        CheckPlaces(document, source, ref left);
    }

    private static void CheckReadsBack(DocumentNode document, bool indented)
    {
        string printed = document.ToString(indented);
        DocumentNode again = Utf8GraphQLParser.Parse(printed);
        Assert.True(SyntaxComparer.BySyntax.Equals(document, again), $"It is printed as something else: {printed}");
    }

    private static void CheckPlaces(ISyntaxNode node, byte[] source, ref int left)
    {
        Location place = node.Location!;
        Assert.InRange(place.Start, 0, place.End);
        Assert.InRange(place.End, place.Start, source.Length);
        Assert.Equal(PlaceOf(source, place.Start), (place.Line, place.Column));
        if (node is NameNode name)
            Assert.Equal(name.Value, Encoding.UTF8.GetString(source[place.Start..place.End]));
        foreach (ISyntaxNode child in node.GetNodes())
        {
            if (--left < 0)
                return;
            CheckPlaces(child, source, ref left);
            Assert.True(child.Location!.Start >= place.Start && child.Location.End <= place.End, $"{child} is outside of {node.Kind}.");
        }
    }

    /// <summary>Line and column as graphql-js counts them: CR LF is one break, a column is a UTF-16 unit.</summary>
    private static (int Line, int Column) PlaceOf(byte[] source, int position)
    {
        (int line, int lineStart) = (1, 0);
        for (int i = 0; i < position; i++)
        {
            bool isBreak = source[i] is (byte)'\n' || (source[i] is (byte)'\r' && !(i + 1 < source.Length && source[i + 1] is (byte)'\n'));
            if (isBreak)
                (line, lineStart) = (line + 1, i + 1);
        }
        return (line, Encoding.UTF8.GetCharCount(source, lineStart, position - lineStart) + 1);
    }
}
