using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Feeds;

/// <summary>Random programs, run by grains with small rings and a low threshold, and by <see cref="FeedModel"/>.</summary>
public sealed class FeedModelTests
{
    private const int Steps = 120, ComparedEvery = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Feeds_equal_the_references_after_any_program(int seed)
    {
        await using var own = await OwnCluster.StartAsync(("FanOutThreshold", 2), ("FeedLength", 6), ("FanOutBatch", 2));
        var run = new Run(own.Cluster, await own.Cluster.SignUpManyAsync(6), seed);
        for (var step = 1; step <= Steps; step++)
        {
            await run.StepAsync();
            if (step % ComparedEvery == 0)
                await run.CompareAsync();
        }

        await own.Cluster.RestartAsync();
        await run.CompareAsync();
    }

    private sealed class Run(NexusCluster cluster, Person[] people, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly FeedModel _model = new();
        private readonly List<PostId> _posts = [];
        private readonly List<string> _done = [];

        public async Task StepAsync()
        {
            var (who, whom) = (_random.Next(people.Length), _random.Next(people.Length));
            switch (_random.Next(20))
            {
                case < 5:
                    await WriteAsync(who);
                    break;
                case < 9:
                    await RepostAsync(who);
                    break;
                case 9:
                    await UndoRepostAsync(who);
                    break;
                case 10:
                    await DeleteAsync();
                    break;
                default:
                    if (who != whom)
                        await RelateAsync(who, whom);
                    break;
            }
        }

        public async Task CompareAsync()
        {
            for (var reader = 0; reader < people.Length; reader++)
            {
                var feed = people[reader].Feed;
                var expected = _model.FeedOf(reader).Select(post => _posts[post]).Text();
                await Eventually.EqualAsync(Told(reader, expected), async () => Told(reader, (await people[reader].ReadFeedAsync()).Text()));
                Assert.Equal(Told(reader, expected), Told(reader, (await FeedReading.WalkAsync(feed.ReadAsync, 3)).Text()));
                Assert.Equal(Told(reader, expected), Told(reader, (await FeedReading.WalkAsync(feed.ReadAsync, 3, fromEnd: true)).Text()));
                var best = await FeedReading.WalkAsync(feed.ReadTopAsync, 4);
                Assert.Equal(best.Length, best.Distinct().Count());
            }
        }

        // The program stands in the message of a failure.
        private string Told(int reader, string feed) => $"seed {seed}: {string.Join("; ", _done)}\n{people[reader].Id} reads {feed}";

        private async Task WriteAsync(int who)
        {
            _posts.Add((await people[who].PostAsync()).Id);
            _model.Write(who);
            _done.Add($"{people[who].Id} writes {_posts[^1]}");
        }

        private async Task RepostAsync(int who)
        {
            if (ChoosePost(post => !_model.IsBlocked(who, _model.AuthorOf(post))) is not { } post)
                return;
            await cluster.RepostAsync(people[who], _posts[post]);
            _model.Repost(who, post);
            _done.Add($"{people[who].Id} reposts {_posts[post]}");
        }

        private async Task UndoRepostAsync(int who)
        {
            if (ChoosePost(post => !_model.IsBlocked(who, _model.AuthorOf(post))) is not { } post)
                return;
            await cluster.UndoRepostAsync(people[who], _posts[post]);
            _model.UndoRepost(who, post);
            _done.Add($"{people[who].Id} undoes {_posts[post]}");
        }

        private async Task DeleteAsync()
        {
            if (ChoosePost(_ => true) is not { } post)
                return;
            await people[_model.AuthorOf(post)].User.DeletePostAsync(_posts[post]);
            _model.Delete(post);
            _done.Add($"{_posts[post]} is deleted");
        }

        private async Task RelateAsync(int who, int whom)
        {
            var (user, other) = (people[who].User, people[whom].Id);
            var act = _random.Next(12);
            if (_model.IsBlocked(who, whom) && (act != 11 || !_model.IsBlocking(who, whom)))
                return;
            await (act switch
            {
                < 5 => user.FollowAsync(other),
                < 7 => user.UnfollowAsync(other),
                7 => user.MuteAsync(other),
                < 10 => user.UnmuteAsync(other),
                10 => user.BlockAsync(other),
                _ => user.UnblockAsync(other),
            });
            Action<int, int> relate = act switch
            {
                < 5 => _model.Follow, < 7 => _model.Unfollow, 7 => _model.Mute, < 10 => _model.Unmute, 10 => _model.Block, _ => _model.Unblock,
            };
            relate(who, whom);
            _done.Add($"{people[who].Id} {relate.Method.Name} {other}");
        }

        private int? ChoosePost(Func<int, bool> isFit)
        {
            var fit = _model.Posts.Where(isFit).ToArray();
            return fit.Length == 0 ? null : fit[_random.Next(fit.Length)];
        }
    }
}
