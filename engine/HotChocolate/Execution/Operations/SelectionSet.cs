using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>The fields that are executed on an object of one type, in the order of the response.</summary>
internal sealed record SelectionSet(ObjectType Type, Selection[] Selections);
