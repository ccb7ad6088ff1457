using Nexus.Grains.Errors;
using Nexus.Grains.Text;

namespace Nexus.Grains.Tests.Text;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("k")]
    [InlineData("0b6b6f0e-2f0c-4a53-8b5e-6f3d0c8f6f7e")]
    [InlineData("\u00e9 \U0001F511")]
    public void A_key_is_kept_as_it_is(string? key) => Assert.Equal(key, IdempotencyKey.Accept(key));

    [Fact]
    public void What_is_no_key_names_its_field()
    {
        foreach (var key in new[] { "", "a\u0000b", "a\nb", "half " + (char)0xD800, new string('k', 201) })
            Assert.Equal("idempotencyKey", Assert.Throws<ValidationException>(() => IdempotencyKey.Accept(key)).Field);
    }
}
