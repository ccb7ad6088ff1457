using Nexus.Storage.Search;

namespace Nexus.Storage.Tests.Search;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Ada Lovelace", "ada lovelace")]
    [InlineData("Crème Brûlée", "creme brulee")]
    [InlineData("STRASSE straße", "strasse strasse")]
    [InlineData("Łódź, Ærø, þing, Đà Nẵng", "lodz, aero, thing, da nang")]
    [InlineData("ΌΣΟΣ όσος", "οσοσ οσοσ")]
    [InlineData("Ёлка Й", "елка и")]
    [InlineData("ﬁne ＦＵＬＬ ①", "fine full 1")]
    [InlineData("ガギグ ｶﾞ", "ガギグ ガ")]
    [InlineData("한국어", "한국어")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("İstanbul ISPARTA ısı", "istanbul isparta isi")]
    public void Capitals_accents_and_compatibility_forms_do_not_count(string text, string folded)
    {
        Assert.Equal(folded, FoldedText.Of(text));
        Assert.Equal(folded, FoldedText.Of(folded));
    }
}
