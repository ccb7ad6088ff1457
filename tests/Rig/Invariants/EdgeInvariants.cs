namespace Nexus.Rig.Invariants;

/// <summary>No edge to or from what is gone, none that excludes another.</summary>
internal static class EdgeInvariants
{
    private const string Edge = "format('edge %s from %s to %s', e.kind, e.source, e.target)";

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("edge comes from somebody who is there", $"""
            select {Edge} from edges e left join users u on u.id = e.source where u.id is null
            """),
        new("edge between people goes to somebody who is there", $"""
            select {Edge} from edges e left join users u on u.id = e.target where e.kind in (1, 5, 6, 7) and u.id is null
            """),
        new("edge to a post goes to one that is there", $"""
            select {Edge} from edges e left join posts p on p.id = e.target
            where e.kind in (2, 3, 4) and (p.id is null or (p.deleted_at is not null and p.is_cleared))
            """),
        new("edge to a comment goes to one that is there", $"""
            select {Edge} from edges e left join comments c on c.number = e.target where e.kind = 8 and (c.number is null or c.deleted_at is not null)
            """),
        new("edge has a kind that is known", $"select {Edge} from edges e where e.kind not between 1 and 8"),
        new("nobody has an edge to themselves", $"""
            select {Edge} from edges e where e.kind in (1, 5, 6, 7) and e.source = e.target
            """),
        new("nobody follows or asks across a block", $"""
            select {Edge} from edges e join edges b on b.kind = 5 and ((b.source = e.source and b.target = e.target) or (b.source = e.target and b.target = e.source))
            where e.kind in (1, 7)
            """),
        new("nobody asks to follow whom they follow", $"""
            select {Edge} from edges e join edges f on f.kind = 1 and f.source = e.source and f.target = e.target where e.kind = 7
            """),
        new("counter is of something that is there", """
            select format('counter %s of person %s', c.counter, c.user_id) from user_counters c left join users u on u.id = c.user_id where u.id is null
            union all
            select format('counter %s of post %s', c.counter, c.post_id) from post_counters c left join posts p on p.id = c.post_id where p.id is null
            union all
            select format('counter %s of comment %s', c.counter, c.number) from comment_counters c left join comments m on m.number = c.number where m.number is null
            """),
    ];
}
