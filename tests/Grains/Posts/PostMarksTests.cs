using Nexus.Grains.Posts;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Posts;

public sealed class PostMarksTests
{
    private static readonly UserId s_ada = new(1), s_bob = new(2), s_cyd = new(3), s_dan = new(4);

    [Fact]
    public void Up_to_the_bound_everybodys_marks_are_known()
    {
        var marks = new PostMarks([s_ada, s_bob], [s_bob], [], bound: 3);
        marks.Set(s_cyd, Marks.Bookmark, true);
        marks.Set(s_bob, Marks.Like, false);

        Assert.Equal([Marks.Like, Marks.Repost, Marks.Bookmark, Marks.None], Find(marks));
    }

    [Fact]
    public void Beyond_the_bound_the_most_frequent_kind_is_asked_for()
    {
        var marks = new PostMarks([s_ada, s_bob], [s_cyd], [], bound: 3);
        marks.Set(s_dan, Marks.Like, true);

        Assert.Equal([null, null, null, null], Find(marks));
    }

    [Fact]
    public async Task What_was_asked_for_is_kept_and_follows_changes()
    {
        var marks = new PostMarks(null, [s_cyd], [], bound: 3);
        Assert.Equal(Marks.Like, await marks.AskAsync(s_ada, () => Task.FromResult(Marks.Like)));
        Assert.Equal(Marks.Repost, await marks.AskAsync(s_cyd, () => Task.FromResult(Marks.Repost)));
        Assert.Equal([Marks.Like, null, Marks.Repost, null], Find(marks));

        marks.Set(s_ada, Marks.Like, false);
        marks.Set(s_cyd, Marks.Like, true);
        marks.Set(s_bob, Marks.Like, true);

        Assert.Equal([Marks.None, Marks.Like, Marks.Like | Marks.Repost, null], Find(marks));
    }

    [Fact]
    public async Task An_answer_that_a_change_has_overtaken_is_not_kept()
    {
        var marks = new PostMarks(null, [], [], bound: 3);

        var answer = await marks.AskAsync(s_ada, () =>
        {
            marks.Set(s_bob, Marks.Like, true);
            return Task.FromResult(Marks.Like);
        });

        Assert.Equal(Marks.Like, answer);
        Assert.Equal([null, Marks.Like, null, null], Find(marks));
    }

    [Fact]
    public void More_marks_than_the_bound_at_the_start_are_not_held()
    {
        var marks = new PostMarks([s_ada, s_bob], [s_cyd, s_dan], [], bound: 3);

        Assert.Contains(null, Find(marks));
    }

    private static Marks?[] Find(PostMarks marks) => [marks.Find(s_ada), marks.Find(s_bob), marks.Find(s_cyd), marks.Find(s_dan)];
}
