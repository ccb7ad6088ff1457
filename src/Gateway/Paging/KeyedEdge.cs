using HotChocolate.Types.Pagination;

namespace Nexus.Gateway.Paging;

/// <summary>An edge that writes its cursor when it is asked for.</summary>
internal sealed class KeyedEdge<TNode>(TNode node, long key) : Edge<TNode>(node, static edge => Nexus.Gateway.Paging.Cursor.Write(((KeyedEdge<TNode>)edge)._key))
{
    private readonly long _key = key;
}
