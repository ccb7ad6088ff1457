using System.Reflection;
using HotChocolate.Types.Descriptors;

namespace HotChocolate.Types;

/// <summary>Configures the field that the member becomes: its middleware above all.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public abstract class ObjectFieldDescriptorAttribute : DescriptorAttribute
{
    /// <summary>Called once, while the schema is built.</summary>
    protected abstract void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo? member);

    internal void Configure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo? member) =>
        OnConfigure(context, descriptor, member);
}
