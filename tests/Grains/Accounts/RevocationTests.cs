using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Accounts.Revocations;
using Nexus.Grains.Users;
using Nexus.Rig.Cluster;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Tests.Accounts;

public sealed class RevocationTests : IAsyncLifetime
{
    private OwnCluster _own = null!;

    private NexusCluster Cluster => _own.Cluster;

    public async Task InitializeAsync() => _own = await OwnCluster.StartAsync();

    public async Task DisposeAsync() => await _own.DisposeAsync();

    [Fact]
    public async Task A_gateway_is_told_of_a_session_that_ends_and_finds_it_when_it_starts_later()
    {
        var ada = await Cluster.SignUpAsync();
        var gateway = new Gateway(Cluster);
        Assert.Empty((await gateway.AskAsync()).Revocations);

        await ada.Account.SignOutAsync(ada.Session.Session);

        Assert.Equal((ada.Session.Session, null), await gateway.NextAsync());
        Assert.Equal([ada.Session.Session], (await new Gateway(Cluster).AskAsync()).Revocations.Select(revocation => revocation.Session));
        Assert.Empty((await gateway.AskAsync()).Revocations.Skip(1));
        Assert.Empty((await gateway.AskAsync()).Revocations);
    }

    [Fact]
    public async Task What_was_revoked_is_known_after_a_restart_until_no_token_lives_that_long()
    {
        var ada = await Cluster.SignUpAsync();
        await ada.Account.SignOutAsync(null);
        await Cluster.RestartAsync();
        Assert.Equal([ada.Session.Session], (await new Gateway(Cluster).AskAsync()).Revocations.Select(revocation => revocation.Session));

        Cluster.Time.Advance(TimeSpan.FromMinutes(16));

        Assert.Empty((await new Gateway(Cluster).AskAsync()).Revocations);
    }

    [Fact]
    public async Task A_role_that_was_granted_past_all_grains_is_found_and_shown()
    {
        var ada = await Cluster.SignUpAsync();
        Assert.Equal(Role.Member, (await ada.User.GetProfileAsync())!.Role);
        var gateway = new Gateway(Cluster);
        await gateway.AskAsync();

        Assert.True(await Cluster.Services.GetRequiredService<IJournal>().CommitAsync(new GrantRole(ada.Name.ToUpperInvariant(), UserRole.Admin, Cluster.Time.GetUtcNow())));
        Cluster.Time.Advance(TimeSpan.FromSeconds(1));

        var found = Assert.Single((await gateway.AskAsync()).Revocations);
        Assert.Equal((ada.Session.Session, Role.Admin), (found.Session, found.Role));
        Assert.Equal(Role.Admin, (await ada.Account.RefreshAsync(ada.Session.RefreshToken)).Role);
        Assert.Equal(Role.Admin, (await ada.User.GetProfileAsync())!.Role);
    }

    [Fact]
    public async Task A_role_is_granted_to_somebody_only() =>
        Assert.False(await Cluster.Services.GetRequiredService<IJournal>().CommitAsync(new GrantRole("nobody", UserRole.Admin, Cluster.Time.GetUtcNow())));

    private sealed class Gateway : IRevocationObserver
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
        private readonly Channel<Revocation> _told = Channel.CreateUnbounded<Revocation>();
        private readonly NexusCluster _cluster;
        private readonly IRevocationObserver _reference;
        private RevocationMark? _mark;

        public Gateway(NexusCluster cluster) => (_cluster, _reference) = (cluster, cluster.Grains.CreateObjectReference<IRevocationObserver>(this));

        public Task OnRevokedAsync(IReadOnlyList<Revocation> revocations)
        {
            foreach (var revocation in revocations)
                _told.Writer.TryWrite(revocation);
            return Task.CompletedTask;
        }

        public async Task<RecentRevocations> AskAsync()
        {
            var recent = await _cluster.Grains.GetGrain<IRevocationsGrain>(0).ObserveAsync(_reference, _mark);
            _mark = recent.Mark;
            return recent;
        }

        public async Task<(Guid, Role?)> NextAsync() =>
            await _told.Reader.ReadAsync().AsTask().WaitAsync(s_patience) is var revocation ? (revocation.Session, revocation.Role) : default;
    }
}
