using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>The members of a type that its generated serialiser writes: those with an id, and the primary constructor's parameters.</summary>
internal static class CarriedMembers
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Fields and properties, those of base types too.</summary>
    public static IEnumerable<MemberInfo> Of(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object) && declaring != typeof(ValueType); declaring = declaring.BaseType)
        {
            var primary = PrimaryParameters(declaring);
            var takesAll = declaring.GetCustomAttribute<GenerateSerializerAttribute>() is { GenerateFieldIds: GenerateFieldIds.PublicProperties };
            foreach (var property in declaring.GetProperties(Declared))
            {
                if (property.IsDefined(typeof(IdAttribute)) || primary.Contains(property.Name) || (takesAll && IsOpen(property)))
                    yield return property;
            }

            foreach (var field in declaring.GetFields(Declared).Where(static field => field.IsDefined(typeof(IdAttribute))))
                yield return field;
        }
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

    private static bool IsOpen(PropertyInfo property) =>
        property.CanWrite && property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0;

    /// <summary>A record's positional properties: those whose names the parameters of a constructor have, and that the compiler wrote a Deconstruct for.</summary>
    private static HashSet<string> PrimaryParameters(Type type)
    {
        if (type.GetCustomAttribute<GenerateSerializerAttribute>() is { IncludePrimaryConstructorParameters: false })
            return [];
        var deconstruct = type.GetMethods(Declared).FirstOrDefault(static method => method.Name == "Deconstruct" && method.IsDefined(typeof(CompilerGeneratedAttribute)));
        return deconstruct is null ? [] : [.. deconstruct.GetParameters().Select(static parameter => parameter.Name!)];
    }
}
