namespace Nexus.Oracle.Tests.Garden;

/// <summary>An object whose fields grow from its key.</summary>
public abstract class Grown(string key)
{
    private protected Seed At(string field) => new($"{key}.{field}");

    private protected Seed At(string field, params ReadOnlySpan<(string Name, object? Value)> arguments)
        => new($"{key}.{field}{Arguments.Write(arguments)}");
}
