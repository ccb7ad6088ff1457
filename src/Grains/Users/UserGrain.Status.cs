using Nexus.Grains.Inboxes;
using Nexus.Grains.Trends;

namespace Nexus.Grains.Users;

/// <summary>What follows when this person is suspended, is back, or leaves: lists ask at each look, what keeps events or places has to be told.</summary>
internal sealed partial class UserGrain
{
    private const int RecipientsAtOnce = 500;

    public async Task OnStatusChangedAsync()
    {
        // Not a refresh: while storage is away the old state must not serve.
        _state.Forget();
        if (await _state.GetAsync() is not { } state)
            return;
        await TellRecipientsAsync(state.HiddenUntil);
        await GrainFactory.GetGrain<ITrendsGrain>(0).OnPeopleChangedAsync();
        TellFollowers(static feed => feed.RefillAsync());
    }

    private async Task TellRecipientsAsync(DateTimeOffset? hiddenUntil)
    {
        UserId last = default;
        IReadOnlyList<UserId> recipients;
        do
        {
            recipients = await _notifications.ListRecipientsAsync(Id, last, RecipientsAtOnce, CancellationToken.None);
            foreach (var batch in recipients.Chunk(_options.FanOutBatch))
                await Task.WhenAll(batch.Select(recipient => GrainFactory.GetGrain<IInboxGrain>(recipient.Value).OnActorHiddenAsync(Id, hiddenUntil)));
            if (recipients.Count > 0)
                last = recipients[^1];
        }
        while (recipients.Count == RecipientsAtOnce);
    }
}
