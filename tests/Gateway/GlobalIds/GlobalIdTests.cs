using System.Text;
using Nexus.Gateway.GlobalIds;
using Nexus.Grains.Errors;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Tests.GlobalIds;

public sealed class GlobalIdTests
{
    [Fact]
    public void Ids_of_each_type_read_back()
    {
        Assert.Equal(new UserId(5), GlobalId.ReadUser(Encode("User:5")));
        Assert.Equal(new PostId(long.MaxValue), GlobalId.ReadPost(Encode($"Post:{long.MaxValue}")));
        Assert.Equal(new CommentId(new PostId(5), 6), GlobalId.ReadComment(Encode("Comment:5.6")));
    }

    [Theory]
    [InlineData("User:5")]
    [InlineData("Posts:5")]
    [InlineData("Post5")]
    [InlineData("Post:")]
    [InlineData("Post:-5")]
    [InlineData("Post: 5")]
    [InlineData("Post:5.6")]
    [InlineData("Post:99999999999999999999")]
    public void What_names_no_post_is_not_found(string text) =>
        Assert.Equal("There is no such post.", Assert.Throws<NotFoundException>(() => GlobalId.ReadPost(Encode(text))).Message);

    [Theory]
    [InlineData("")]
    [InlineData("!!")]
    [InlineData("garbage")]
    public void What_is_no_id_is_not_found(string id) => Assert.Throws<NotFoundException>(() => GlobalId.ReadPost(id));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
