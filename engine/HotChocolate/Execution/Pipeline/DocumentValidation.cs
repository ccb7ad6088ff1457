using System.Collections.Immutable;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Validates documents (specification 5).</summary>
internal sealed class DocumentValidation
{
    public ImmutableList<IError> Validate(ISchemaDefinition schema, DocumentNode document) => [];
}
