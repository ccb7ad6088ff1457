using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nexus.Grains.Accounts;
using Nexus.Grains.Accounts.Leaving;
using Nexus.Grains.Feeds;
using Nexus.Grains.Hashtags;
using Nexus.Grains.Hydration;
using Nexus.Grains.Inboxes.Delivery;
using Nexus.Grains.Jobs;
using Nexus.Grains.Moderation;
using Nexus.Grains.Posts;
using Nexus.Grains.Text;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;

namespace Nexus.Grains;

/// <summary>Registers what grains are made with, storage aside.</summary>
public static class GrainServiceCollectionExtensions
{
    public static IServiceCollection AddNexusGrains(this IServiceCollection services)
    {
        services.AddOptions<GrainOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(typeof(Snapshots<,>));
        services.AddSingleton(provider => new SiloLosses(
            provider.GetRequiredService<Snapshots<UserId, UserProfile>>(), provider.GetRequiredService<Snapshots<UserId, Standing>>(),
            provider.GetRequiredService<Snapshots<HashtagKey, HashtagView>>()));
        services.AddSingleton<PostPages>();
        services.AddSingleton(provider => new PostViews(provider.GetRequiredService<PostPages>()));
        services.AddSingleton(provider => new HashtagViews(provider.GetRequiredService<Snapshots<HashtagKey, HashtagView>>(), provider.GetRequiredService<IGrainFactory>()));
        services.AddSingleton<PeoplePages>();
        services.AddSingleton<FeedViews>();
        services.AddSingleton<FeedRanker>();
        services.AddSingleton(provider => new Profiles(provider.GetRequiredService<Snapshots<UserId, UserProfile>>(), provider.GetRequiredService<IGrainFactory>()));
        services.AddSingleton(provider => new Audience(
            provider.GetRequiredService<Profiles>(), provider.GetRequiredService<Snapshots<UserId, Standing>>(),
            provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MentionedPeople>();
        services.AddSingleton<HashtagIndex>();
        services.AddSingleton<PasswordHashing>();
        services.AddMetrics();
        services.AddSingleton<ModerationMetrics>();
        services.AddSingleton<Moderators>();
        services.AddSingleton<IBackgroundJob, LeavingJob>();
        services.AddSingleton<IBackgroundJob, PrivacyJob>();
        services.AddSingleton<DeliveryTracker>();
        services.AddSingleton<Notifier>();
        return services;
    }
}
