using HotChocolate.Language;
using HotChocolate.Types;
using DirectiveLocation = HotChocolate.Types.DirectiveLocation;

namespace HotChocolate.Introspection;

/// <content>The directives that every service has (specification 3.13).</content>
internal sealed partial class IntrospectionTypes
{
    private List<DirectiveDefinition> MakeDirectives()
    {
        const DirectiveLocation Selections = DirectiveLocation.Field | DirectiveLocation.FragmentSpread | DirectiveLocation.InlineFragment;
        return
        [
            new DirectiveDefinition(
                "skip",
                Selections,
                [MakeArgument("if", _boolean, typeof(bool), "Skipped when true.")],
                "Directs the executor to skip this field or fragment when the `if` argument is true."),
            new DirectiveDefinition(
                "include",
                Selections,
                [MakeArgument("if", _boolean, typeof(bool), "Included when true.")],
                "Directs the executor to include this field or fragment only when the `if` argument is true."),
            new DirectiveDefinition(
                "deprecated",
                DirectiveLocation.FieldDefinition | DirectiveLocation.ArgumentDefinition
                    | DirectiveLocation.InputFieldDefinition | DirectiveLocation.EnumValue,
                [MakeArgument(
                    "reason", _requiredString, typeof(string), "Why the element is deprecated.", new StringValueNode("No longer supported"))],
                "Marks an element of a GraphQL schema as no longer supported."),
            new DirectiveDefinition(
                "specifiedBy",
                DirectiveLocation.Scalar,
                [MakeArgument(
                    "url",
                    _requiredString,
                    typeof(string),
                    "The specifiedBy URL points to a human-readable specification. This field will only read a result for scalar types.")],
                "The `@specifiedBy` directive is used within the type system definition language to provide a URL for specifying the behavior of custom scalar definitions."),
            new DirectiveDefinition(
                "oneOf",
                DirectiveLocation.InputObject,
                [],
                "The `@oneOf` directive is used within the type system definition language to indicate that an Input Object is a OneOf Input Object."),
        ];
    }

    private static Argument MakeArgument(string name, IType type, Type runtimeType, string description, IValueNode? defaultValue = null)
    {
        var argument = new Argument(name, type, runtimeType) { Description = description, DefaultValue = defaultValue };
        Complete(argument);
        return argument;
    }
}
