using System.Text;

namespace Nexus.Oracle.Tests.Generation;

/// <summary>Writes documents in a layout drawn by lot, so that places in them are not all alike.</summary>
internal sealed class DocumentWriter(Random random)
{
    private static readonly string[] s_gaps = [" ", "\n", "\n  ", ", ", "\r\n", "\t", " # more\n", "\r", "\n\n    "];
    private readonly StringBuilder _text = new();

    public string Write(GeneratedDocument document)
    {
        _text.Append(document.Preamble);
        bool fragmentsFirst = random.Next(4) == 0;
        if (fragmentsFirst)
            document.Fragments.ForEach(Write);
        document.Operations.ForEach(Write);
        if (!fragmentsFirst)
            document.Fragments.ForEach(Write);
        return _text.ToString();
    }

    private void Gap() => _text.Append(random.Next(3) == 0 ? s_gaps[random.Next(s_gaps.Length)] : " ");

    private void Write(Operation operation)
    {
        bool shorthand = operation is { Kind: "query", Name: null, Variables.Count: 0, Directives.Count: 0 };
        if (!shorthand)
        {
            _text.Append(operation.Kind).Append(' ').Append(operation.Name);
            if (operation.Variables.Count > 0)
            {
                _text.Append('(');
                foreach (Variable variable in operation.Variables)
                {
                    _text.Append('$').Append(variable.Name).Append(": ").Append(variable.Type);
                    if (variable.Default is not null)
                        _text.Append(" = ").Append(variable.Default);
                    Gap();
                }
                _text.Append(')');
            }
            Write(operation.Directives);
        }
        Write(operation.Selections);
        _text.Append('\n');
    }

    private void Write(Fragment fragment)
    {
        _text.Append("fragment ").Append(fragment.Name).Append(" on ").Append(fragment.On);
        Write(fragment.Directives);
        Write(fragment.Selections);
        _text.Append('\n');
    }

    private void Write(List<string> directives)
    {
        foreach (string directive in directives)
            _text.Append(' ').Append(directive);
    }

    private void Write(Selections selections)
    {
        _text.Append(" {");
        Gap();
        foreach (Selection selection in selections.Items)
        {
            Write(selection);
            Gap();
        }
        _text.Append('}');
    }

    private void Write(Selection selection)
    {
        switch (selection)
        {
            case Field field:
                if (field.Alias is not null)
                    _text.Append(field.Alias).Append(": ");
                _text.Append(field.Name);
                WriteArguments(field.Arguments);
                Write(field.Directives);
                if (field.Selections is not null)
                    Write(field.Selections);
                break;
            case Spread spread:
                _text.Append("...").Append(spread.Name);
                Write(spread.Directives);
                break;
            case Inline inline:
                _text.Append(inline.On is null ? "..." : $"... on {inline.On}");
                Write(inline.Directives);
                Write(inline.Selections);
                break;
        }
    }

    private void WriteArguments(List<Given> arguments)
    {
        if (arguments.Count == 0)
            return;
        _text.Append('(');
        foreach (Given argument in arguments)
        {
            _text.Append(argument.Name).Append(": ").Append(argument.Value);
            Gap();
        }
        _text.Append(')');
    }
}
