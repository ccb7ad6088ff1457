using System.Reflection;
using Orleans.Concurrency;

namespace Nexus.Grains.Tests.Contracts;

/// <summary>
/// Writes down everything that silos of two versions have to understand alike: what <c>[GenerateSerializer]</c> marks, enumerations in it, what stands in for
/// other types, and the interfaces of grains and observers. Types stand under their <c>[Alias]</c> where they have one: that is their name on the wire.
/// </summary>
internal sealed class ContractPrinter
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly Assembly _assembly;
    private readonly HashSet<Type> _enumerations = [];

    private ContractPrinter(Assembly assembly) => _assembly = assembly;

    /// <summary>Sorted, so that a difference of two texts is a difference of contracts. Types that a code generator made are left out.</summary>
    public static string Print(Assembly assembly, Func<Type, bool>? include = null) => new ContractPrinter(assembly).Print(include ?? (_ => true));

    private string Print(Func<Type, bool> include)
    {
        var types = _assembly.GetTypes().Where(type => !IsGenerated(type) && include(type)).ToArray();
        var blocks = types.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false)).Select(DescribeData)
            .Concat(types.Where(type => type.IsDefined(typeof(RegisterConverterAttribute), false)).SelectMany(DescribeConverter))
            .Concat(types.Where(IsCallable).Select(DescribeInterface))
            .ToList();
        blocks.AddRange(_enumerations.Select(DescribeEnumeration));
        return string.Concat(blocks.Order(StringComparer.Ordinal));
    }

    private static bool IsGenerated(Type type) => type.FullName!.StartsWith("OrleansCodeGen", StringComparison.Ordinal);

    private static bool IsCallable(Type type) => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type);

    private string DescribeData(Type type)
    {
        var members = type.GetMembers(Declared)
            .Select(member => (Member: member, Id: member.GetCustomAttribute<IdAttribute>()))
            .Where(found => found.Id is not null)
            .OrderBy(found => found.Id!.Id)
            .Select(found => $"{found.Id!.Id} {found.Member.Name}: {NameOf(TypeOf(found.Member))}");
        var carriedBase = type.BaseType is { } parent && parent.IsDefined(typeof(GenerateSerializerAttribute), false) ? parent : null;
        return Block("type", type, carriedBase, members);
    }

    private IEnumerable<string> DescribeConverter(Type converter) =>
        from contract in converter.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IConverter<,>)
        select Block("converter", contract.GetGenericArguments()[0], contract.GetGenericArguments()[1], []);

    private string DescribeInterface(Type type)
    {
        var keyed = type.GetInterfaces().Single(parent => parent.Namespace == "Orleans" && parent != typeof(IAddressable) && parent != typeof(IGrain));
        var methods = type.GetMethods(Declared).Where(method => method.IsAbstract).Select(DescribeMethod).Order(StringComparer.Ordinal);
        return Block("interface", type, keyed, methods);
    }

    private string DescribeMethod(MethodInfo method)
    {
        var parameters = string.Join(", ", method.GetParameters().Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}"));
        return $"{AliasOf(method)}{method.Name}({parameters}): {NameOf(method.ReturnType)}{AttributesOf(method)}";
    }

    private static string AttributesOf(MethodInfo method)
    {
        string?[] attributes =
        [
            method.IsDefined(typeof(AlwaysInterleaveAttribute)) ? "AlwaysInterleave" : null,
            method.IsDefined(typeof(OneWayAttribute)) ? "OneWay" : null,
            method.IsDefined(typeof(ReadOnlyAttribute)) ? "ReadOnly" : null,
            method.GetCustomAttribute<ResponseTimeoutAttribute>() is { } limit ? $"ResponseTimeout({limit.Timeout:c})" : null,
        ];
        var present = string.Join(", ", attributes.OfType<string>());
        return present is "" ? "" : $" [{present}]";
    }

    private string DescribeEnumeration(Type type)
    {
        var values = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.GetRawConstantValue()} {field.Name}");
        return Block("enum", type, Enum.GetUnderlyingType(type), values);
    }

    private string Block(string kind, Type type, Type? basis, IEnumerable<string> members)
    {
        var head = $"{kind} {AliasOf(type)}{ClrNameOf(type)}{(basis is null ? "" : $": {NameOf(basis)}")}\n";
        return head + string.Concat(members.Select(member => $"    {member}\n"));
    }

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static string AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(false) is { } alias ? $"@{alias.Alias} " : "";

    private string NameOf(Type type)
    {
        if (type.IsEnum && !IsPlatform(type))
            _enumerations.Add(type);
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        return type.GetCustomAttribute<AliasAttribute>(false)?.Alias is { } alias ? alias + ArgumentsOf(type) : ClrNameOf(type);
    }

    private string ClrNameOf(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Split('`')[0] + ArgumentsOf(type);
    }

    private string ArgumentsOf(Type type) => type.IsGenericType ? $"<{string.Join(",", type.GetGenericArguments().Select(NameOf))}>" : "";

    private static bool IsPlatform(Type type) => type.Assembly == typeof(object).Assembly;
}
