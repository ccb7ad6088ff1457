using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Names the class that lists an assembly's grains; written by the generator.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainManifestAttribute(Type manifest) : Attribute
{
    public Type Manifest { get; } = manifest;
}

/// <summary>An assembly's grain interfaces and classes; implemented by the generator.</summary>
public interface IAssemblyManifest
{
    void Register(GrainManifest manifest);
}

/// <summary>All grain interfaces and classes of the application.</summary>
public sealed class GrainManifest
{
    private static readonly string EngineName = typeof(GrainManifest).Assembly.GetName().Name!;

    private readonly ConcurrentDictionary<Type, GrainInterface> _interfaces = [];
    private readonly Dictionary<Type, Type> _genericInterfaces = [];
    private readonly Dictionary<Type, GrainType> _classes = [];
    private readonly ConcurrentDictionary<(Type, string?), GrainType> _targets = [];

    internal ConcurrentDictionary<Type, GrainInterface> Interfaces => _interfaces;

    internal IReadOnlyDictionary<Type, GrainType> Classes => _classes;

    public void AddInterface(Type type, Func<GrainReference> create) => _interfaces[type] = new GrainInterface(type, create);

    /// <summary>An open interface and its open reference class.</summary>
    public void AddGenericInterface(Type type, Type referenceType) => _genericInterfaces[type] = referenceType;

    public void AddClass(Type type) => _classes[type] = GrainType.Create(NameOf(type));

    /// <summary>All types of the assemblies that use this engine, and the engine's own.</summary>
    internal static IEnumerable<Type> ApplicationTypes => ApplicationAssemblies().Append(typeof(GrainManifest).Assembly).Distinct().SelectMany(static assembly => assembly.GetTypes());

    internal static GrainManifest OfApplication()
    {
        var manifest = new GrainManifest();
        foreach (var assembly in ApplicationAssemblies())
        {
            if (assembly.GetCustomAttribute<GrainManifestAttribute>() is { } attribute)
                ((IAssemblyManifest)Activator.CreateInstance(attribute.Manifest)!).Register(manifest);
        }

        return manifest;
    }

    internal GrainInterface GetInterface(Type type) => _interfaces.TryGetValue(type, out var found) ? found
        : type.IsGenericType && _genericInterfaces.TryGetValue(type.GetGenericTypeDefinition(), out var open) ? Close(type, open)
        : throw new ArgumentException($"Could not find a grain interface {type}: is its assembly built with the Orleans generator?");

    /// <summary>The class that stands behind an interface: the only one, the one with the given name prefix, or the one that the interface is named after.</summary>
    internal GrainType GetGrainType(Type interfaceType, string? classNamePrefix) =>
        _targets.TryGetValue((interfaceType, classNamePrefix), out var known) ? known
            : _targets.GetOrAdd((interfaceType, classNamePrefix), static (key, manifest) => manifest.FindGrainType(key.Item1, key.Item2), this);

    private GrainInterface Close(Type type, Type open)
    {
        var reference = open.MakeGenericType(type.GetGenericArguments());
        return _interfaces.GetOrAdd(type, new GrainInterface(type, () => (GrainReference)Activator.CreateInstance(reference)!));
    }

    private GrainType FindGrainType(Type interfaceType, string? prefix)
    {
        var candidates = _classes.Where(entry => interfaceType.IsAssignableFrom(entry.Key)).ToList();
        if (prefix is not null)
            candidates = [.. candidates.Where(entry => entry.Key.FullName!.StartsWith(prefix, StringComparison.Ordinal) || entry.Key.Name.StartsWith(prefix, StringComparison.Ordinal))];
        if (candidates.Count > 1)
            candidates = [.. candidates.Where(entry => "I" + entry.Key.Name == interfaceType.Name)];
        return candidates switch
        {
            [var only] => only.Value,
            [] => throw new ArgumentException($"Could not find an implementation for interface {interfaceType}"),
            _ => throw new ArgumentException($"Unable to identify a single appropriate grain type for interface {interfaceType}"),
        };
    }

    private static string NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } attribute)
            return attribute.Name;
        var name = type.Name.ToLowerInvariant();
        return name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name;
    }

    /// <summary>What is loaded, what that names as parts, and what those reference, as far as it uses this engine.</summary>
    private static HashSet<Assembly> ApplicationAssemblies()
    {
        var found = new HashSet<Assembly>();
        var open = new Stack<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(UsesEngine));
        if (Assembly.GetEntryAssembly() is { } entry && UsesEngine(entry))
            open.Push(entry);
        while (open.TryPop(out var assembly))
        {
            if (!found.Add(assembly))
                continue;
            foreach (var part in assembly.GetCustomAttributes<ApplicationPartAttribute>())
                open.Push(Assembly.Load(new AssemblyName(part.AssemblyName)));
        }

        return found;
    }

    private static bool UsesEngine(Assembly assembly) => !assembly.IsDynamic
        && (assembly.GetName().Name == EngineName || assembly.GetReferencedAssemblies().Any(static name => name.Name == EngineName));
}

/// <summary>A grain interface and how to make references by it.</summary>
internal sealed class GrainInterface(Type type, Func<GrainReference> create)
{
    public Type Type => type;

    public GrainReference CreateReference(CallRouter router, GrainId id)
    {
        var reference = create();
        reference.Bind(router, this, id);
        return reference;
    }
}
