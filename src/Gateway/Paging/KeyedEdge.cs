using HotChocolate.Types.Pagination;

namespace Nexus.Gateway.Paging;

/// <summary>An edge that writes its cursor when it is asked for.</summary>
internal sealed class KeyedEdge<TNode>(TNode node, ListTag list, long key) : Edge<TNode>(node, static edge => ((KeyedEdge<TNode>)edge).WriteCursor())
{
    private string WriteCursor() => Nexus.Gateway.Paging.Cursor.Write(list, key);
}
