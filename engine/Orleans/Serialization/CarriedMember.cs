using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A member that travels: a field, the one behind an automatic property, or a property with code.</summary>
internal sealed class CarriedMember
{
    private readonly FieldInfo? _field;
    private readonly PropertyInfo? _property;

    public CarriedMember(MemberInfo member, ulong tag)
    {
        _field = member as FieldInfo ?? CarriedMembers.FieldOf((PropertyInfo)member);
        _property = member as PropertyInfo;
        Tag = tag;
        Name = member.Name;
        Type = CarriedMembers.TypeOf(member);
        IsImmutable = member.IsDefined(typeof(ImmutableAttribute));
    }

    /// <summary>What it is known by on the wire, within the type that declares it; never zero.</summary>
    public ulong Tag { get; }

    public string Name { get; }

    public Type Type { get; }

    public bool IsImmutable { get; }

    public object? Get(object message) => _field is null ? _property!.GetValue(message) : _field.GetValue(message);

    public void Set(object message, object? value)
    {
        if (_field is null)
            _property!.SetValue(message, value);
        else
            _field.SetValue(message, value);
    }
}
