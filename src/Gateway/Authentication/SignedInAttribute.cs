using System.Reflection;
using System.Runtime.CompilerServices;
using HotChocolate.Resolvers;
using HotChocolate.Types.Descriptors;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Schema;
using Nexus.Grains.Accounts;
using Nexus.Grains.Errors;

namespace Nexus.Gateway.Authentication;

/// <summary>
/// A field for somebody who is signed in; others get <c>UNAUTHENTICATED</c>, the suspended <c>FORBIDDEN</c>, and the resolver is not called. A mutation also asks whether
/// the token's session is still open: a token outlives its session by up to its lifetime, a change of data must not.
/// </summary>
public sealed class SignedInAttribute : ObjectFieldDescriptorAttribute
{
    public SignedInAttribute([CallerLineNumber] int order = 0) => Order = order;

    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo? member) =>
        descriptor.Use(next => async field =>
        {
            await CheckAsync(field);
            await next(field);
        });

    private static async ValueTask CheckAsync(IMiddlewareContext field)
    {
        var caller = field.ContextData.TryGetValue(Caller.StateKey, out var state) && state is Caller signedIn ? signedIn : Caller.Anonymous;
        var user = caller.RequireUser();
        if (field.ObjectType.Name != nameof(Mutation))
            return;
        var account = field.Service<IGrainFactory>().GetGrain<IAccountGrain>(user.Value);
        if (await account.IsSessionOpenAsync(caller.Session))
            return;
        // The revocation may still be on its way here.
        throw await account.IsSuspendedAsync() ? new ForbiddenException("Your account is suspended.") : new UnauthenticatedException("The session has ended.");
    }
}
