using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Finds names that several nodes have.</summary>
internal readonly struct RepeatedNames<TNode>() where TNode : class, ISyntaxNode
{
    private readonly Dictionary<string, TNode> _first = new(StringComparer.Ordinal);

    /// <summary>All nodes of each name that more than one has, in the order in which the repetitions were met.</summary>
    public Dictionary<string, List<TNode>> Groups { get; } = new(StringComparer.Ordinal);

    public void Add(string name, TNode node)
    {
        if (_first.TryAdd(name, node))
            return;
        if (Groups.TryGetValue(name, out List<TNode>? group))
            group.Add(node);
        else
            Groups[name] = [_first[name], node];
    }
}
