using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace HotChocolate.Types;

/// <summary>Reads descriptions from the XML file that the compiler writes beside an assembly.</summary>
internal sealed class XmlDocumentation(bool isEnabled)
{
    private readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> _files = [];

    internal string? Find(Type type) => Summary(FindElement(type.Assembly, "T:" + NameOf(type)));

    internal string? Find(MemberInfo member)
    {
        if (member.DeclaringType is not { } type)
        {
            return null;
        }

        XElement? element = FindElement(type.Assembly, KeyOf(member, type));
        return Summary(element) ?? (member is PropertyInfo ? ParameterOfRecord(type, member.Name) : null);
    }

    internal string? Find(ParameterInfo parameter)
    {
        XElement? element = FindElement(parameter.Member.Module.Assembly, KeyOf(parameter.Member, parameter.Member.DeclaringType!));
        return Text(element?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == parameter.Name));
    }

    private string? ParameterOfRecord(Type type, string name)
    {
        XElement? element = FindElement(type.Assembly, "T:" + NameOf(type));
        return Text(element?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name));
    }

    private XElement? FindElement(Assembly assembly, string key) =>
        isEnabled ? _files.GetOrAdd(assembly, Load).GetValueOrDefault(key) : null;

    private static IReadOnlyDictionary<string, XElement> Load(Assembly assembly)
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        string file = System.IO.Path.ChangeExtension(System.IO.Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll"), ".xml");
        if (!File.Exists(file))
        {
            return members;
        }

        try
        {
            foreach (XElement member in XDocument.Load(file).Descendants("member"))
            {
                if (member.Attribute("name")?.Value is { } name)
                {
                    members[name] = member;
                }
            }
        }
        catch (XmlException)
        {
            // A damaged documentation file costs the descriptions, not the server.
        }

        return members;
    }

    private static string KeyOf(MemberInfo member, Type type) => member switch
    {
        PropertyInfo => $"P:{NameOf(type)}.{member.Name}",
        FieldInfo => $"F:{NameOf(type)}.{member.Name}",
        MethodInfo method => $"M:{NameOf(type)}.{member.Name}{Parameters(method)}",
        _ => $"T:{NameOf(type)}",
    };

    private static string Parameters(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return parameters.Length == 0 ? string.Empty : $"({string.Join(',', parameters.Select(p => ParameterTypeName(p.ParameterType)))})";
    }

    private static string ParameterTypeName(Type type)
    {
        if (type.IsArray)
        {
            return ParameterTypeName(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return NameOf(type);
        }

        string definition = NameOf(type.GetGenericTypeDefinition());
        return $"{definition[..definition.IndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(ParameterTypeName))}}}";
    }

    private static string NameOf(Type type) => ((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name).Replace('+', '.');

    private static string? Summary(XElement? element) => Text(element?.Element("summary"));

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        string text = string.Concat(element.Nodes().Select(TextOf));
        string[] lines = [.. text.Split('\n').Select(line => line.Trim())];
        string trimmed = string.Join('\n', lines).Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element when element.Attribute("cref")?.Value is { } cref => element.Value.Length > 0 ? element.Value : ShortName(cref),
        XElement element when (element.Attribute("langword") ?? element.Attribute("name"))?.Value is { } word => word,
        XElement element => string.Concat(element.Nodes().Select(TextOf)),
        _ => string.Empty,
    };

    private static string ShortName(string cref)
    {
        int parameters = cref.IndexOf('(', StringComparison.Ordinal);
        string name = parameters < 0 ? cref : cref[..parameters];
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..];
    }
}
