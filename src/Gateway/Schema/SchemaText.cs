using System.Text;
using HotChocolate.Language;

namespace Nexus.Gateway.Schema;

/// <summary>
/// A schema's shape as text that does not depend on an engine's printer: definitions by name, members in their order, a union's by
/// name (it is a set, and engines find them in different orders), without descriptions and directives.
/// </summary>
public static class SchemaText
{
    public static string Print(DocumentNode document)
    {
        var definitions = document.Definitions
            .Select(definition => (Name: NameOf(definition), Text: PrintDefinition(definition)))
            .Where(definition => definition.Text.Length > 0)
            .OrderBy(definition => definition.Name, StringComparer.Ordinal);
        return string.Join("\n\n", definitions.Select(definition => definition.Text)) + "\n";
    }

    private static string NameOf(IDefinitionNode definition) => definition is INamedSyntaxNode named ? named.Name.Value : "";

    private static string PrintDefinition(IDefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode node => Block("schema", node.OperationTypes.Select(type => $"{OperationName(type.Operation)}: {type.Type}")),
        ScalarTypeDefinitionNode node => $"scalar {node.Name.Value}",
        InterfaceTypeDefinitionNode node => Block($"interface {node.Name.Value}{Implements(node.Interfaces)}", node.Fields.Select(PrintField)),
        ObjectTypeDefinitionNode node => Block($"type {node.Name.Value}{Implements(node.Interfaces)}", node.Fields.Select(PrintField)),
        InputObjectTypeDefinitionNode node => Block($"input {node.Name.Value}", node.Fields.Select(PrintInput)),
        EnumTypeDefinitionNode node => Block($"enum {node.Name.Value}", node.Values.Select(value => value.Name.Value)),
        UnionTypeDefinitionNode node => $"union {node.Name.Value} = {string.Join(" | ", node.Types.Select(type => type.Name.Value).Order(StringComparer.Ordinal))}",
        _ => "",
    };

    private static string OperationName(OperationType operation) => operation.ToString().ToLowerInvariant();

    private static string Implements(IReadOnlyList<NamedTypeNode> interfaces) =>
        interfaces.Count == 0 ? "" : " implements " + string.Join(" & ", interfaces.Select(type => type.Name.Value));

    private static string PrintField(FieldDefinitionNode field) =>
        field.Arguments.Count == 0
            ? $"{field.Name.Value}: {field.Type}"
            : $"{field.Name.Value}({string.Join(", ", field.Arguments.Select(PrintInput))}): {field.Type}";

    private static string PrintInput(InputValueDefinitionNode input) =>
        input.DefaultValue is { } value ? $"{input.Name.Value}: {input.Type} = {value}" : $"{input.Name.Value}: {input.Type}";

    private static string Block(string head, IEnumerable<string> members)
    {
        var text = new StringBuilder(head).Append(" {");
        foreach (var member in members)
            text.Append("\n  ").Append(member);
        return text.Append("\n}").ToString();
    }
}
