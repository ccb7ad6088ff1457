using System.Text;
using HotChocolate.CostAnalysis;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Printing;

/// <summary>
/// Prints a schema in the schema definition language: interfaces, objects, unions, inputs, enums, directives and scalars, each
/// kind by name. Introspection and what every service has are left out.
/// </summary>
internal sealed class SchemaPrinter
{
    private readonly StringBuilder _text = new();

    internal static string Print(ISchemaDefinition schema)
    {
        var printer = new SchemaPrinter();
        printer.PrintSchema(schema);
        return printer._text.ToString().TrimEnd('\n');
    }

    private void PrintSchema(ISchemaDefinition schema)
    {
        PrintRoots(schema);
        TypeDefinition[] types = [.. schema.Types.Values
            .Where(t => !t.IsIntrospectionType && !(t is ScalarType && ScalarNames.IsBuiltIn(t.Name)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)];
        PrintAll<InterfaceType>(types, t => PrintComplex("interface", t));
        PrintAll<ObjectType>(types, t => PrintComplex("type", t));
        PrintAll<UnionType>(types, PrintUnion);
        PrintAll<InputObjectType>(types, PrintInput);
        PrintAll<EnumType>(types, PrintEnum);
        foreach (DirectiveDefinition costs in schema.DirectiveDefinitions.Values.Where(d => d.Name is CostDirectives.Cost or CostDirectives.ListSize).OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            PrintDirective(costs);
        }

        if (types.Any(t => t is InputObjectType { IsOneOf: true }))
        {
            PrintDirective(schema.DirectiveDefinitions["oneOf"]);
        }

        if (types.Any(t => t is ScalarType { SpecifiedBy: not null }))
        {
            PrintDirective(schema.DirectiveDefinitions["specifiedBy"]);
        }

        PrintAll<ScalarType>(types, PrintScalar);
    }

    private static void PrintAll<T>(IEnumerable<TypeDefinition> types, Action<T> print)
        where T : TypeDefinition
    {
        foreach (T type in types.OfType<T>())
        {
            print(type);
        }
    }

    private void PrintRoots(ISchemaDefinition schema)
    {
        _text.Append("schema {\n  query: ").Append(schema.QueryType.Name).Append('\n');
        if (schema.MutationType is { } mutation)
        {
            _text.Append("  mutation: ").Append(mutation.Name).Append('\n');
        }

        if (schema.SubscriptionType is { } subscription)
        {
            _text.Append("  subscription: ").Append(subscription.Name).Append('\n');
        }

        _text.Append("}\n\n");
    }

    private void PrintComplex(string keyword, IComplexTypeDefinition type)
    {
        PrintDescription(type.Description, string.Empty);
        _text.Append(keyword).Append(' ').Append(type.Name);
        if (type.Implements.Count > 0)
        {
            _text.Append(" implements ").AppendJoin(" & ", type.Implements.Select(i => i.Name));
        }

        _text.Append(" {\n");
        foreach (OutputField field in type.Fields.Where(f => !f.IsIntrospectionField))
        {
            PrintDescription(field.Description, "  ");
            _text.Append("  ").Append(field.Name);
            PrintArguments(field.Arguments);
            _text.Append(": ").Append(field.Type);
            PrintDeprecation(field.DeprecationReason);
            foreach (DirectiveNode directive in field.Directives)
            {
                _text.Append(' ').Append(directive.ToString(indented: false));
            }

            _text.Append('\n');
        }

        _text.Append("}\n\n");
    }

    private void PrintArguments(FieldCollection<Argument> arguments)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        _text.Append('(');
        for (int i = 0; i < arguments.Count; i++)
        {
            _text.Append(i == 0 ? string.Empty : " ");
            if (arguments[i].Description is { } description)
            {
                _text.Append(new StringValueNode(description)).Append(' ');
            }

            PrintInputValue(arguments[i]);
        }

        _text.Append(')');
    }

    private void PrintInputValue(InputValueDefinition value)
    {
        _text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is { } defaultValue)
        {
            _text.Append(" = ").Append(defaultValue.ToString(indented: false));
        }

        PrintDeprecation(value.DeprecationReason);
    }

    private void PrintUnion(UnionType type)
    {
        PrintDescription(type.Description, string.Empty);
        _text.Append("union ").Append(type.Name).Append(" = ").AppendJoin(" | ", type.Types.Select(t => t.Name)).Append("\n\n");
    }

    private void PrintInput(InputObjectType type)
    {
        PrintDescription(type.Description, string.Empty);
        _text.Append("input ").Append(type.Name).Append(type.IsOneOf ? " @oneOf" : string.Empty).Append(" {\n");
        foreach (InputField field in type.Fields)
        {
            PrintDescription(field.Description, "  ");
            _text.Append("  ");
            PrintInputValue(field);
            _text.Append('\n');
        }

        _text.Append("}\n\n");
    }

    private void PrintEnum(EnumType type)
    {
        PrintDescription(type.Description, string.Empty);
        _text.Append("enum ").Append(type.Name).Append(" {\n");
        foreach (EnumValue value in type.Values)
        {
            PrintDescription(value.Description, "  ");
            _text.Append("  ").Append(value.Name);
            PrintDeprecation(value.DeprecationReason);
            _text.Append('\n');
        }

        _text.Append("}\n\n");
    }

    private void PrintScalar(ScalarType type)
    {
        PrintDescription(type.Description, string.Empty);
        _text.Append("scalar ").Append(type.Name);
        if (type.SpecifiedBy is { } url)
        {
            _text.Append(" @specifiedBy(url: ").Append(new StringValueNode(url)).Append(')');
        }

        _text.Append("\n\n");
    }

    private void PrintDirective(DirectiveDefinition directive)
    {
        PrintDescription(directive.Description, string.Empty);
        _text.Append("directive @").Append(directive.Name);
        PrintArguments(directive.Arguments);
        _text.Append(directive.IsRepeatable ? " repeatable on " : " on ")
            .AppendJoin(" | ", Enum.GetValues<Types.DirectiveLocation>()
                .Where(l => directive.Locations.HasFlag(l))
                .Select(l => Naming.OfEnumValue(l.ToString())))
            .Append("\n\n");
    }

    private void PrintDeprecation(string? reason)
    {
        if (reason is not null)
        {
            _text.Append(" @deprecated(reason: ").Append(new StringValueNode(reason)).Append(')');
        }
    }

    private void PrintDescription(string? description, string indent)
    {
        if (description is null)
        {
            return;
        }

        if (!description.Contains('\n', StringComparison.Ordinal))
        {
            _text.Append(indent).Append(new StringValueNode(description)).Append('\n');
            return;
        }

        _text.Append(indent).Append("\"\"\"\n");
        foreach (string line in description.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal).Split('\n'))
        {
            _text.Append(line.Length == 0 ? string.Empty : indent).Append(line).Append('\n');
        }

        _text.Append(indent).Append("\"\"\"\n");
    }
}
