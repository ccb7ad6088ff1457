using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Nodes;
using Nexus.Storage.Reads;

namespace Nexus.Storage.Tests;

/// <summary>One silo's storage on a database, and what tests need to write the domain's rows in a line.</summary>
internal sealed class StorageRig : IAsyncDisposable
{
    private readonly IHost _host;

    private StorageRig(IHost host) => _host = host;

    public static DateTimeOffset Noon { get; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public IJournal Journal => Get<IJournal>();

    public IUserReads Users => Get<IUserReads>();

    public IFeedReads Feeds => Get<IFeedReads>();

    public IPostReads Posts => Get<IPostReads>();

    public IHashtagReads Hashtags => Get<IHashtagReads>();

    public IAccountReads Accounts => Get<IAccountReads>();

    public INotificationReads Notifications => Get<INotificationReads>();

    public INodeLeases Leases => Get<INodeLeases>();

    public static Task<StorageRig> StartAsync(TestDatabase database, Action<StorageOptions>? configure = null, Action<IServiceCollection>? services = null) =>
        StartAsync(database.ConnectionString, configure, services);

    public static async Task<StorageRig> StartAsync(
        string connectionString, Action<StorageOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        services?.Invoke(builder.Services);
        builder.Logging.ClearProviders();
        builder.Services.AddNexusStorage(options =>
        {
            options.ConnectionString = connectionString;
            options.MigrateAtStart = false;
            configure?.Invoke(options);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new StorageRig(host);
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public long NextId() => Get<IIdGenerator>().Next();

    public async Task<UserId> AddUserAsync(string? username = null)
    {
        var id = new UserId(NextId());
        username ??= $"person{id}";
        Assert.True(await Journal.CommitAsync(new CreateUser(id, username, username, "", Noon)));
        return id;
    }

    public async Task<PostId> AddPostAsync(UserId author, PostVisibility visibility = PostVisibility.Public)
    {
        var id = new PostId(NextId());
        await Journal.CommitAsync(new CreatePost(id, author, "text", visibility, Quoted: null, Noon));
        return id;
    }

    public AddEdge Like(UserId person, PostId post, NewNotification? notification = null) =>
        new(EdgeKind.Like, person.Value, post.Value, NextId(), Noon, notification);

    public AddEdge Repost(UserId person, PostId post) => new(EdgeKind.Repost, person.Value, post.Value, NextId(), Noon);

    public AddEdge Follow(UserId person, UserId other, NewNotification? notification = null) =>
        new(EdgeKind.Follow, person.Value, other.Value, NextId(), Noon, notification);

    public NewNotification Liked(UserId recipient, UserId actor, PostId post) =>
        new(new NotificationId(NextId()), recipient, NotificationKind.Liked, actor, post, Comment: null, Noon);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
