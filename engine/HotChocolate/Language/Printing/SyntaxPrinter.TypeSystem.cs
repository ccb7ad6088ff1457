namespace HotChocolate.Language.Utilities;

public sealed partial class SyntaxPrinter
{
    private void WriteTypeSystem(ISyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema: WriteDescription(schema.Description); WriteSchema("schema", schema); break;
            case SchemaExtensionNode schema: WriteSchema("extend schema", schema); break;
            case OperationTypeDefinitionNode root: Write($"{KeywordOf(root.Operation)}: {root.Type.Name.Value}"); break;
            case ScalarTypeDefinitionNode scalar: WriteDescription(scalar.Description); WriteHead("scalar", scalar); break;
            case ScalarTypeExtensionNode scalar: WriteHead("extend scalar", scalar); break;
            case ObjectTypeDefinitionNode type: WriteDescription(type.Description); WriteComplex("type", type); break;
            case ObjectTypeExtensionNode type: WriteComplex("extend type", type); break;
            case InterfaceTypeDefinitionNode type: WriteDescription(type.Description); WriteComplex("interface", type); break;
            case InterfaceTypeExtensionNode type: WriteComplex("extend interface", type); break;
            case UnionTypeDefinitionNode union: WriteDescription(union.Description); WriteUnion("union", union); break;
            case UnionTypeExtensionNode union: WriteUnion("extend union", union); break;
            case EnumTypeDefinitionNode type: WriteDescription(type.Description); WriteEnum("enum", type); break;
            case EnumTypeExtensionNode type: WriteEnum("extend enum", type); break;
            case InputObjectTypeDefinitionNode type: WriteDescription(type.Description); WriteInput("input", type); break;
            case InputObjectTypeExtensionNode type: WriteInput("extend input", type); break;
            case EnumValueDefinitionNode value:
                WriteDescription(value.Description);
                Write(value.Name.Value);
                WriteDirectives(value.Directives);
                break;
            case FieldDefinitionNode field: WriteFieldDefinition(field); break;
            case InputValueDefinitionNode input: WriteDescription(input.Description); WriteInputValue(input); break;
            case DirectiveDefinitionNode directive: WriteDirectiveDefinition(directive); break;
            default: throw new NotSupportedException($"Nothing prints a node of kind {node.Kind}.");
        }
    }

    private void WriteHead(string keyword, INamedSyntaxNode node)
    {
        Write($"{keyword} {node.Name.Value}");
        WriteDirectives(node.Directives);
    }

    private void WriteOptionalBlock<T>(IReadOnlyList<T> items) where T : ISyntaxNode
    {
        if (items.Count == 0)
            return;
        Write(" ");
        WriteBlock(items);
    }

    private void WriteSchema(string keyword, SchemaDefinitionNodeBase schema)
    {
        Write(keyword);
        WriteDirectives(schema.Directives);
        WriteOptionalBlock(schema.OperationTypes);
    }

    private void WriteComplex(string keyword, ComplexTypeDefinitionNodeBase type)
    {
        Write($"{keyword} {type.Name.Value}");
        if (type.Interfaces.Count > 0)
        {
            Write(" implements ");
            WriteSeparated(type.Interfaces, " & ");
        }
        WriteDirectives(type.Directives);
        WriteOptionalBlock(type.Fields);
    }

    private void WriteUnion(string keyword, UnionTypeDefinitionNodeBase union)
    {
        WriteHead(keyword, union);
        if (union.Types.Count == 0)
            return;
        Write(" = ");
        WriteSeparated(union.Types, " | ");
    }

    private void WriteEnum(string keyword, EnumTypeDefinitionNodeBase type)
    {
        WriteHead(keyword, type);
        WriteOptionalBlock(type.Values);
    }

    private void WriteInput(string keyword, InputObjectTypeDefinitionNodeBase type)
    {
        WriteHead(keyword, type);
        WriteOptionalBlock(type.Fields);
    }

    private void WriteFieldDefinition(FieldDefinitionNode field)
    {
        WriteDescription(field.Description);
        Write(field.Name.Value);
        WriteArgumentDefinitions(field.Arguments);
        Write(": ");
        WriteType(field.Type);
        WriteDirectives(field.Directives);
    }

    private void WriteInputValue(InputValueDefinitionNode input)
    {
        Write(input.Name.Value + ": ");
        WriteType(input.Type);
        if (input.DefaultValue is not null)
        {
            Write(" = ");
            WriteDefaultValue(input.DefaultValue);
        }
        WriteDirectives(input.Directives);
    }

    private void WriteArgumentDefinitions(IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        if (arguments.Count == 0)
            return;
        Write("(");
        for (int i = 0; i < arguments.Count; i++)
        {
            if (i > 0)
                Write(" ");
            if (arguments[i].Description is { } description)
            {
                WriteValue(description);
                Write(" ");
            }
            WriteInputValue(arguments[i]);
        }
        Write(")");
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        WriteDescription(directive.Description);
        Write("directive @" + directive.Name.Value);
        WriteArgumentDefinitions(directive.Arguments);
        Write(directive.IsRepeatable ? " repeatable on " : " on ");
        WriteSeparated(directive.Locations, " | ");
    }
}
