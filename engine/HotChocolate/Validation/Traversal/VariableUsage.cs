using HotChocolate.Language;
using IType = HotChocolate.Types.IType;

namespace HotChocolate.Validation.Traversal;

/// <summary>A variable where it is used: the type expected there, and what stands in when the variable is absent.</summary>
internal readonly record struct VariableUsage(VariableNode Variable, IType? Type, bool HasLocationDefault, bool IsOneOfField);
