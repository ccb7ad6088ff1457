namespace HotChocolate.Execution.Processing;

/// <summary>Where the fields of one response name stand, and at which of these places the response can have it.</summary>
internal sealed class FieldOccurrences
{
    /// <summary>What is named under more different conditions than that comes at the last of these places.</summary>
    private const int MostPlaces = 16;

    private readonly List<ulong> _places = [];
    private readonly HashSet<ulong> _rest = [];

    public List<FieldOccurrence> All { get; } = [];

    public int PlaceCount => _places.Count;

    /// <summary>Adds the next occurrence. Tells whether it is a new place: where an earlier one always counts when this one does, the field is never here.</summary>
    public bool Add(FieldOccurrence occurrence)
    {
        All.Add(occurrence);
        foreach (var earlier in _places)
        {
            if ((earlier & occurrence.Condition) == earlier)
                return false;
        }

        if (_places.Count == MostPlaces)
        {
            _rest.Add(occurrence.Condition);
            return false;
        }

        _places.Add(occurrence.Condition);
        return true;
    }

    public Placement PlacementOf(int place) => new(
        place == MostPlaces - 1 ? [_places[place], .. _rest] : [_places[place]],
        [.. _places.Take(place)]);
}

/// <summary>A place of a field in the response: taken if one of its conditions is met and none of the earlier places' conditions is.</summary>
internal readonly record struct Placement(ulong[] Conditions, ulong[] Earlier)
{
    public bool IsConditional => Conditions is not [0] || Earlier.Length > 0;

    public bool IsIncluded(ulong flags)
    {
        foreach (var earlier in Earlier)
        {
            if ((flags & earlier) == earlier)
                return false;
        }

        foreach (var condition in Conditions)
        {
            if ((flags & condition) == condition)
                return true;
        }

        return false;
    }
}
