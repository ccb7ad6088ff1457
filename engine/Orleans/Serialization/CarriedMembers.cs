using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>The members of a type that its generated serialiser writes: those with an id, and the primary constructor's parameters.</summary>
internal static class CarriedMembers
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Kinds of ids, each with numbers of its own: given, by place in the primary constructor, by name.</summary>
    private const ulong Given = 1, Placed = 2, Named = 3, Kinds = 4;

    /// <summary>Fields and properties, those of base types too.</summary>
    public static IEnumerable<CarriedMember> Of(Type type) => LevelsOf(type).SelectMany(static level => level);

    /// <summary>By the types that declare them, the base first.</summary>
    public static CarriedMember[][] LevelsOf(Type type)
    {
        var levels = new Stack<CarriedMember[]>();
        for (var declaring = type; declaring is not null && declaring != typeof(object) && declaring != typeof(ValueType) && declaring != typeof(Exception); declaring = declaring.BaseType)
            levels.Push([.. DeclaredBy(declaring)]);
        return [.. levels];
    }

    public static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    /// <summary>What stands behind an automatic property.</summary>
    public static FieldInfo? FieldOf(PropertyInfo property) => property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", Declared);

    /// <summary>A settable public property without an id would silently stay behind.</summary>
    public static string? Missing(Type type)
    {
        if (type.GetCustomAttribute<GenerateSerializerAttribute>() is not { GenerateFieldIds: GenerateFieldIds.None })
            return null;
        var primary = PrimaryParameters(type);
        return type.GetProperties(Declared).FirstOrDefault(property => IsOpen(property)
            && !property.IsDefined(typeof(IdAttribute)) && !primary.Contains(property.Name) && !property.IsDefined(typeof(NonSerializedAttribute))
            && FieldOf(property) is { } field && !field.IsDefined(typeof(NonSerializedAttribute)))?.Name;
    }

    private static IEnumerable<CarriedMember> DeclaredBy(Type declaring)
    {
        var primary = PrimaryParameters(declaring);
        var takesAll = declaring.GetCustomAttribute<GenerateSerializerAttribute>() is { GenerateFieldIds: GenerateFieldIds.PublicProperties };
        foreach (var property in declaring.GetProperties(Declared))
        {
            if (property.GetCustomAttribute<IdAttribute>() is { Id: var id })
                yield return new CarriedMember(property, (id * Kinds) + Given);
            else if (primary.IndexOf(property.Name) is >= 0 and var place)
                yield return new CarriedMember(property, ((ulong)place * Kinds) + Placed);
            else if (takesAll && IsOpen(property))
                yield return new CarriedMember(property, (Hash(property.Name) * Kinds) + Named);
        }

        foreach (var field in declaring.GetFields(Declared))
        {
            if (field.GetCustomAttribute<IdAttribute>() is { Id: var id })
                yield return new CarriedMember(field, (id * Kinds) + Given);
        }
    }

    private static bool IsOpen(PropertyInfo property) =>
        property.CanWrite && property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0;

    /// <summary>A record's positional properties: those whose names the parameters of a constructor have, and that the compiler wrote a Deconstruct for.</summary>
    private static List<string> PrimaryParameters(Type type)
    {
        if (type.GetCustomAttribute<GenerateSerializerAttribute>() is { IncludePrimaryConstructorParameters: false })
            return [];
        var deconstruct = type.GetMethods(Declared).FirstOrDefault(static method => method.Name == "Deconstruct" && method.IsDefined(typeof(CompilerGeneratedAttribute)));
        return deconstruct is null ? [] : [.. deconstruct.GetParameters().Select(static parameter => parameter.Name!)];
    }

    /// <summary>The same in every process.</summary>
    private static ulong Hash(string name)
    {
        var hash = 2166136261u;
        foreach (var character in name)
            hash = (hash ^ character) * 16777619u;
        return hash;
    }
}
