using System.Globalization;
using System.Runtime.CompilerServices;

namespace HotChocolate.Language.Utilities;

public sealed partial class SyntaxPrinter
{
    private void WriteValue(IValueNode value)
    {
        switch (value)
        {
            case VariableNode variable: Write("$"); Write(variable.Name.Value); break;
            case StringValueNode { Block: true } text when _indented: WriteBlockString(text.Value); break;
            case StringValueNode text: WriteString(text.Value); break;
            case BooleanValueNode boolean: Write(boolean.Value ? "true" : "false"); break;
            case NullValueNode: Write("null"); break;
            case ListValueNode list: Write("["); WriteSeparated(list.Items, ", "); Write("]"); break;
            case ObjectValueNode { Fields.Count: 0 }: Write("{}"); break;
            case ObjectValueNode record: Write("{ "); WriteSeparated(record.Fields, ", "); Write(" }"); break;
            case IValueNode<string> plain: Write(plain.Value); break;
        }
    }

    /// <summary>Defaults of the type system have an item or a field a line, when there is more than one line.</summary>
    private void WriteDefaultValue(IValueNode value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case ListValueNode { Items.Count: > 0 } list when _indented:
                WriteCommaLines("[", list.Items, "]");
                break;
            case ObjectValueNode { Fields.Count: > 0 } record when _indented:
                WriteCommaLines("{", record.Fields, "}");
                break;
            default:
                WriteValue(value);
                break;
        }
    }

    private void WriteCommaLines<T>(string open, IReadOnlyList<T> items, string close) where T : ISyntaxNode
    {
        Write(open);
        _depth++;
        for (int i = 0; i < items.Count; i++)
        {
            WriteLine();
            if (items[i] is ObjectFieldNode field)
            {
                Write(field.Name.Value + ": ");
                WriteDefaultValue(field.Value);
            }
            else
            {
                WriteDefaultValue((IValueNode)items[i]);
            }
            if (i + 1 < items.Count)
                Write(",");
        }
        _depth--;
        WriteLine();
        Write(close);
    }

    private void WriteString(string value)
    {
        _text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\b': _text.Append("\\b"); break;
                case '\f': _text.Append("\\f"); break;
                case '\n': _text.Append("\\n"); break;
                case '\r': _text.Append("\\r"); break;
                case '\t': _text.Append("\\t"); break;
                case < ' ' or (>= '\x7f' and <= '\x9f'):
                    _text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    break;
                default: _text.Append(c); break;
            }
        }
        _text.Append('"');
    }

    private void WriteBlockString(string value)
    {
        string escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        string[] lines = escaped.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        // A break before a single line that starts with a space would make that space an indent, which readers remove.
        bool startsWithSpace = lines.Length == 1 && value.Length > 0 && value[0] is ' ' or '\t';

        Write("\"\"\"");
        if (!startsWithSpace)
            WriteLine();
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0 && lines[i].Length == 0)
                Write("\n");
            else if (i > 0)
                WriteLine();
            Write(lines[i]);
        }
        WriteLine();
        Write("\"\"\"");
    }
}
