using System.Runtime.CompilerServices;
using System.Text;

namespace HotChocolate.Language.Utilities;

/// <summary>
/// Prints nodes. Operations have the canonical form of graphql-js (two spaces of indent, arguments broken past 80
/// characters); the type system is printed as Hot Chocolate does, so that a schema's text does not depend on the engine.
/// </summary>
public sealed partial class SyntaxPrinter
{
    private const int MaxLineLength = 80;

    private readonly StringBuilder _text = new();
    private readonly bool _indented;
    private int _depth;

    private SyntaxPrinter(bool indented) => _indented = indented;

    /// <summary>Prints the node, over several lines if <paramref name="indented"/>, else on one.</summary>
    public static string Print(ISyntaxNode node, bool indented = true)
    {
        var printer = new SyntaxPrinter(indented);
        printer.Write(node);
        return printer._text.ToString();
    }

    private void Write(ISyntaxNode node)
    {
        // A tree that was made in code can be deeper than what the parser lets through: that is to be an exception.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case NameNode name: Write(name.Value); break;
            case DocumentNode document: WriteDocument(document); break;
            case IValueNode value: WriteValue(value); break;
            case ITypeNode type: WriteType(type); break;
            case OperationDefinitionNode operation: WriteOperation(operation); break;
            case FragmentDefinitionNode fragment: WriteFragment(fragment); break;
            case VariableDefinitionNode variable: WriteVariableDefinition(variable); break;
            case SelectionSetNode selectionSet: WriteBlock(selectionSet.Selections); break;
            case FieldNode field: WriteField(field); break;
            case FragmentSpreadNode spread: Write("..."); Write(spread.Name.Value); WriteDirectives(spread.Directives); break;
            case InlineFragmentNode inline: WriteInlineFragment(inline); break;
            case ArgumentNode argument: WriteNamedValue(argument.Name, argument.Value); break;
            case ObjectFieldNode field: WriteNamedValue(field.Name, field.Value); break;
            case DirectiveNode directive: WriteDirective(directive); break;
            default: WriteTypeSystem(node); break;
        }
    }

    private void Write(string text) => _text.Append(text);

    private void WriteLine()
    {
        if (_indented)
            _text.Append('\n').Append(' ', 2 * _depth);
        else
            _text.Append(' ');
    }

    private void WriteDocument(DocumentNode document)
    {
        for (int i = 0; i < document.Definitions.Count; i++)
        {
            if (i > 0)
                Write(_indented ? "\n\n" : " ");
            Write(document.Definitions[i]);
        }
    }

    private void WriteBlock<T>(IReadOnlyList<T> items) where T : ISyntaxNode => WriteLines("{", items, "}");

    private void WriteLines<T>(string open, IReadOnlyList<T> items, string close) where T : ISyntaxNode
    {
        Write(open);
        _depth++;
        foreach (T item in items)
        {
            WriteLine();
            Write(item);
        }
        _depth--;
        WriteLine();
        Write(close);
    }

    private void WriteSeparated<T>(IReadOnlyList<T> items, string separator) where T : ISyntaxNode
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
                Write(separator);
            Write(items[i]);
        }
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is null)
            return;
        WriteValue(description);
        WriteLine();
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (DirectiveNode directive in directives)
        {
            Write(" ");
            WriteDirective(directive);
        }
    }

    private void WriteDirective(DirectiveNode directive)
    {
        Write("@");
        Write(directive.Name.Value);
        if (directive.Arguments.Count == 0)
            return;
        Write("(");
        WriteSeparated(directive.Arguments, ", ");
        Write(")");
    }

    private void WriteNamedValue(NameNode name, IValueNode value)
    {
        Write(name.Value);
        Write(": ");
        WriteValue(value);
    }

    private void WriteType(ITypeNode type)
    {
        switch (type)
        {
            case NonNullTypeNode nonNull:
                Write(nonNull.Type);
                Write("!");
                break;
            case ListTypeNode list:
                Write("[");
                Write(list.Type);
                Write("]");
                break;
            case NamedTypeNode named:
                Write(named.Name.Value);
                break;
        }
    }
}
