using Microsoft.CodeAnalysis;

namespace Orleans.CodeGenerator;

/// <summary>What counts as a grain interface or class.</summary>
internal static class GrainSymbols
{
    private static readonly HashSet<string> Roots =
    [
        "Orleans.IGrain", "Orleans.IGrainObserver", "Orleans.IGrainWithIntegerKey", "Orleans.IGrainWithStringKey", "Orleans.IGrainWithGuidKey",
        "Orleans.IGrainWithIntegerCompoundKey", "Orleans.IGrainWithGuidCompoundKey", "Orleans.Runtime.IAddressable",
    ];

    public static bool IsGrainInterface(INamedTypeSymbol symbol) =>
        symbol.TypeKind == TypeKind.Interface && !Roots.Contains(symbol.ToDisplayString())
        && symbol.AllInterfaces.Any(static parent => parent.ToDisplayString() is "Orleans.IGrain" or "Orleans.IGrainObserver");

    public static bool IsGrainClass(INamedTypeSymbol symbol) =>
        symbol is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false }
        && symbol.AllInterfaces.Any(static parent => parent.ToDisplayString() == "Orleans.IGrainBase");

    public static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(candidate => candidate.AttributeClass?.ToDisplayString() == attribute);

    /// <summary>Values of the type plainly need no copy. Where this says no, the engine decides once at run time.</summary>
    public static bool IsShared(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime
        || Has(type, "Orleans.ImmutableAttribute");

    /// <summary>The referenced assemblies that have grains: named here, because the compiler drops references that no code uses.</summary>
    public static IEnumerable<string> PartsReferencedBy(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(static assembly => Has(assembly, "Orleans.Embedded.GrainManifestAttribute"))
            .Select(static assembly => assembly.Identity.Name)
            .OrderBy(static name => name, System.StringComparer.Ordinal);
}
