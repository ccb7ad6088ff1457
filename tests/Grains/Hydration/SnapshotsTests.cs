using Nexus.Grains.Hydration;

namespace Nexus.Grains.Tests.Hydration;

public sealed class SnapshotsTests
{
    private readonly Snapshots<int, object> _snapshots = new();

    [Fact]
    public void Last_one_published_is_found_until_nothing_is_shown()
    {
        var publication = _snapshots.Open(1);
        var (first, second) = (new object(), new object());

        publication.Publish(first);
        Assert.Same(first, _snapshots.Find(1));
        publication.Publish(second);
        Assert.Same(second, _snapshots.Find(1));
        Assert.Null(_snapshots.Find(2));
        publication.Publish(null);
        Assert.Null(_snapshots.Find(1));
    }

    [Fact]
    public void Turn_that_ends_after_the_deactivation_publishes_nothing()
    {
        var publication = _snapshots.Open(1);
        publication.Publish(new object());

        publication.Close();
        publication.Publish(new object());

        Assert.Null(_snapshots.Find(1));
    }

    [Fact]
    public void Activation_that_ends_leaves_what_the_next_one_shows()
    {
        var (old, next) = (_snapshots.Open(1), _snapshots.Open(1));
        var shown = new object();
        old.Publish(new object());
        next.Publish(shown);

        old.Close();

        Assert.Same(shown, _snapshots.Find(1));
    }
}
