using System.Reflection;
using System.Runtime.CompilerServices;
using HotChocolate.Types.Descriptors;

namespace Nexus.HotChocolate.Tests.Types;

/// <summary>Middleware that shows where it stands in the pipeline.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AroundAttribute : ObjectFieldDescriptorAttribute
{
    private readonly string _name;

    public AroundAttribute(string name, [CallerLineNumber] int order = 0)
    {
        _name = name;
        Order = order;
    }

    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo? member) =>
        descriptor.Use(next => async field =>
        {
            await next(field);
            field.Result = $"{_name}({field.Result})";
        });
}
