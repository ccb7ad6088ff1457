using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

/// <summary>Compares nodes by what was written, wherever it stands.</summary>
public static class SyntaxComparer
{
    /// <summary>Two nodes are equal when they print the same, whatever their locations.</summary>
    public static IEqualityComparer<ISyntaxNode> BySyntax { get; } = new BySyntaxComparer();

    private sealed class BySyntaxComparer : IEqualityComparer<ISyntaxNode>
    {
        public bool Equals(ISyntaxNode? x, ISyntaxNode? y)
        {
            if (ReferenceEquals(x, y))
                return true;
            if (x is null || y is null || x.Kind != y.Kind || !Equals(OwnValueOf(x), OwnValueOf(y)))
                return false;
            RuntimeHelpers.EnsureSufficientExecutionStack();
            using IEnumerator<ISyntaxNode> left = x.GetNodes().GetEnumerator();
            using IEnumerator<ISyntaxNode> right = y.GetNodes().GetEnumerator();
            while (left.MoveNext())
            {
                if (!right.MoveNext() || !Equals(left.Current, right.Current))
                    return false;
            }
            return !right.MoveNext();
        }

        public int GetHashCode([DisallowNull] ISyntaxNode node)
        {
            var hash = new HashCode();
            Add(ref hash, node);
            return hash.ToHashCode();
        }

        private static void Add(ref HashCode hash, ISyntaxNode node)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            hash.Add(node.Kind);
            hash.Add(OwnValueOf(node));
            foreach (ISyntaxNode child in node.GetNodes())
                Add(ref hash, child);
        }

        /// <summary>What a node holds besides its children.</summary>
        private static object? OwnValueOf(ISyntaxNode node) => node switch
        {
            NameNode name => name.Value,
            OperationDefinitionNode operation => operation.Operation,
            OperationTypeDefinitionNode root => root.Operation,
            DirectiveDefinitionNode directive => directive.IsRepeatable,
            BooleanValueNode boolean => boolean.Value,
            VariableNode => null,
            IValueNode<string> plain => plain.Value,
            _ => null,
        };
    }
}
