using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Nexus.Orleans.Tests.Fidelity;

/// <summary>Reads what an assembly shows from its metadata alone: what it refers to does not have to be there.</summary>
internal sealed class Surface
{
    private readonly MetadataReader _reader;

    private Surface(MetadataReader reader) => _reader = reader;

    /// <summary>The types that others see, by full name.</summary>
    public static IReadOnlyDictionary<string, SurfaceType> Read(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var surface = new Surface(image.GetMetadataReader());
        return surface._reader.TypeDefinitions.Where(surface.IsVisible).Select(surface.Describe).ToDictionary(type => type.Name);
    }

    private bool IsVisible(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(type.GetDeclaringType()),
            _ => false,
        };
    }

    private SurfaceType Describe(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var methods = type.GetMethods().Select(_reader.GetMethodDefinition).Where(method => IsVisible(method.Attributes) && !IsUnspeakable(method.Name)).ToArray();
        var members = methods.ToDictionary(Describe, method => ModifierOf(method, type));
        foreach (var field in type.GetFields().Select(_reader.GetFieldDefinition).Where(field => IsVisible((MethodAttributes)field.Attributes)))
            members.Add(Describe(field), "");
        var interfaces = type.GetInterfaceImplementations().Select(implementation => NameOf(_reader.GetInterfaceImplementation(implementation).Interface));
        var overrides = methods.Where(method => (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.NewSlot)) == MethodAttributes.Virtual).Select(Describe);
        return new SurfaceType(NameOf(handle), ShapeOf(type), BaseOf(type), interfaces.ToHashSet(), members, overrides.ToHashSet());
    }

    private static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    /// <summary>What the compiler adds for itself, such as <c>&lt;Clone&gt;$</c>.</summary>
    private bool IsUnspeakable(StringHandle name) => _reader.GetString(name).StartsWith('<');

    private string BaseOf(TypeDefinition type) => type.BaseType.IsNil ? "" : NameOf(type.BaseType);

    private string ShapeOf(TypeDefinition type)
    {
        var kind = (type.Attributes & (TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Sealed), BaseOf(type)) switch
        {
            ({ } flags, _) when flags.HasFlag(TypeAttributes.Interface) => "interface",
            (_, "System.Enum") => "enum",
            (_, "System.ValueType") => "struct",
            (_, "System.MulticastDelegate") => "delegate",
            (TypeAttributes.Abstract | TypeAttributes.Sealed, _) => "static class",
            (TypeAttributes.Abstract, _) => "abstract class",
            (TypeAttributes.Sealed, _) => "sealed class",
            _ => "class",
        };
        return kind + TypeParametersOf(type.GetGenericParameters());
    }

    private static string ModifierOf(MethodDefinition method, TypeDefinition type) => method.Attributes switch
    {
        var attributes when attributes.HasFlag(MethodAttributes.Abstract) => "abstract",
        var attributes when type.Attributes.HasFlag(TypeAttributes.Sealed) || attributes.HasFlag(MethodAttributes.Final) => "final",
        var attributes when attributes.HasFlag(MethodAttributes.Virtual) => "virtual",
        _ => "final",
    };

    private string Describe(MethodDefinition method)
    {
        var signature = method.DecodeSignature(SignatureNames.Instance, null);
        var parameters = string.Join(", ", signature.ParameterTypes.Zip(ParametersOf(method, signature.ParameterTypes.Length), Describe));
        var extends = HasAttribute(method.GetCustomAttributes(), "System.Runtime.CompilerServices.ExtensionAttribute") ? "this " : "";
        return $"{AccessOf(method.Attributes)}{signature.ReturnType} {_reader.GetString(method.Name)}{TypeParametersOf(method.GetGenericParameters())}({extends}{parameters})";
    }

    private static string AccessOf(MethodAttributes attributes) =>
        ((attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public ? "" : "protected ") + (attributes.HasFlag(MethodAttributes.Static) ? "static " : "");

    private Parameter?[] ParametersOf(MethodDefinition method, int count)
    {
        var parameters = new Parameter?[count];
        foreach (var parameter in method.GetParameters().Select(_reader.GetParameter).Where(parameter => parameter.SequenceNumber > 0))
            parameters[parameter.SequenceNumber - 1] = parameter;
        return parameters;
    }

    private string Describe(string type, Parameter? parameter)
    {
        if (parameter is not { } known)
            return type;
        var kind = known.Attributes.HasFlag(ParameterAttributes.Out) ? "out " : HasAttribute(known.GetCustomAttributes(), "System.ParamArrayAttribute") ? "params " : "";
        var fallback = known.Attributes.HasFlag(ParameterAttributes.Optional) ? $" = {ValueOf(known.GetDefaultValue())}" : "";
        return $"{kind}{type} {_reader.GetString(known.Name)}{fallback}";
    }

    private string Describe(FieldDefinition field)
    {
        var type = field.DecodeSignature(SignatureNames.Instance, null);
        var kind = field.Attributes.HasFlag(FieldAttributes.Literal) ? "const " : field.Attributes.HasFlag(FieldAttributes.InitOnly) ? "readonly " : "";
        var value = field.Attributes.HasFlag(FieldAttributes.Literal) ? $" = {ValueOf(field.GetDefaultValue())}" : "";
        return $"{AccessOf((MethodAttributes)field.Attributes)}{kind}{type} {_reader.GetString(field.Name)}{value}";
    }

    private string ValueOf(ConstantHandle handle)
    {
        if (handle.IsNil)
            return "default";
        var constant = _reader.GetConstant(handle);
        return Convert.ToString(_reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode), CultureInfo.InvariantCulture) ?? "null";
    }

    private string TypeParametersOf(GenericParameterHandleCollection parameters) =>
        parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters.Select(_reader.GetGenericParameter).Select(Describe))}>";

    private string Describe(GenericParameter parameter)
    {
        var constraints = parameter.GetConstraints().Select(handle => NameOf(_reader.GetGenericParameterConstraint(handle).Type)).Order(StringComparer.Ordinal);
        var flags = parameter.Attributes == GenericParameterAttributes.None ? [] : new[] { parameter.Attributes.ToString() };
        return string.Join(" & ", [$"!{parameter.Index}", .. flags, .. constraints]);
    }

    private bool HasAttribute(CustomAttributeHandleCollection attributes, string name) =>
        attributes.Select(_reader.GetCustomAttribute).Any(attribute => attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => NameOf(_reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent) == name,
            _ => NameOf(_reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()) == name,
        });

    private string NameOf(EntityHandle type) => SignatureNames.Instance.NameOf(_reader, type);
}
