using Nexus.Gateway.Authentication;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;

namespace Nexus.Gateway.GlobalIds;

/// <summary>The grains that mutations ask, by what a client sends.</summary>
internal static class GrainFactoryExtensions
{
    /// <exception cref="Grains.Errors.NotFoundException">The text is no id of a post.</exception>
    public static IPostGrain GetPost(this IGrainFactory grains, string postId) => grains.GetGrain<IPostGrain>(GlobalId.ReadPost(postId).Value);

    /// <summary>The caller's own.</summary>
    public static IUserGrain GetSelf(this IGrainFactory grains, Caller caller) => grains.GetGrain<IUserGrain>(caller.User.Value);
}
