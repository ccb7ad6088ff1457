using System.Reflection;
using System.Text;

namespace HotChocolate.Tests;

/// <summary>What the engine shows of itself: a change is seen and approved, or it fails here.</summary>
public class PublicApiTests
{
    private const string ApprovedFile = "engine/HotChocolate/PublicApi.approved.txt";

    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Members that the compiler gives to every record, enumeration and delegate.</summary>
    private static readonly HashSet<string> s_generated =
    [
        "<Clone>$", "PrintMembers", "Deconstruct", "EqualityContract", "op_Equality", "op_Inequality", "Equals", "GetHashCode", "ToString",
        "value__", "BeginInvoke", "EndInvoke",
    ];

    [Fact]
    public async Task Public_api_is_the_approved_one()
    {
        var path = System.IO.Path.Combine(Repository(), ApprovedFile);
        var actual = Print(typeof(IError).Assembly);
        if (Environment.GetEnvironmentVariable("NEXUS_APPROVE") == "1")
            await File.WriteAllTextAsync(path, actual);

        Assert.Equal(await File.ReadAllTextAsync(path), actual, ignoreLineEndingDifferences: true);
    }

    private static string Print(Assembly engine)
    {
        var text = new StringBuilder();
        foreach (var group in engine.GetExportedTypes().GroupBy(type => type.Namespace).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(group.Key).Append('\n');
            foreach (var type in group.OrderBy(NameOf, StringComparer.Ordinal))
                Print(type, text);
        }

        return text.ToString();
    }

    private static void Print(Type type, StringBuilder text)
    {
        text.Append("  ").Append(KindOf(type)).Append(' ').Append(NameOf(type)).Append('\n');
        var members = type.GetMembers(Declared).Where(member => !s_generated.Contains(member.Name)).Select(Describe).OfType<string>();
        foreach (var member in members.Order(StringComparer.Ordinal))
            text.Append("    ").Append(member).Append('\n');
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            => $"{(method.IsStatic ? "static " : "")}{method.Name}{GenericsOf(method)}({ParametersOf(method)}): {NameOf(method.ReturnType)}",
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => $"new({ParametersOf(constructor)})",
        PropertyInfo property when IsVisible(property.GetMethod) || IsVisible(property.SetMethod)
            => $"{property.Name}: {NameOf(property.PropertyType)}{(IsVisible(property.SetMethod) ? " { set }" : "")}",
        FieldInfo { IsLiteral: true, IsPublic: true } constant => $"{constant.Name} = {constant.GetRawConstantValue()}",
        FieldInfo field when field.IsPublic || field.IsFamily => $"{field.Name}: {NameOf(field.FieldType)}",
        _ => null,
    };

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{NameOf(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "default") : "")}"));

    private static string GenericsOf(MethodInfo method)
        => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";

    private static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string NameOf(Type type)
    {
        if (type.IsByRef || type.IsArray)
            return NameOf(type.GetElementType()!) + (type.IsArray ? "[]" : "&");
        var name = type.IsNested && !type.IsGenericParameter ? $"{NameOf(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : name;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Directory.Build.props")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        return folder.FullName;
    }
}
