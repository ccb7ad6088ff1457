using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

public class SchemaFaultTests
{
    [Fact]
    public async Task A_schema_without_a_query_is_refused() =>
        await Assert.ThrowsAsync<SchemaException>(() => TestSchema.PrintAsync(_ => { }));

    [Fact]
    public async Task A_type_without_fields_is_refused() =>
        await Assert.ThrowsAsync<SchemaException>(() => TestSchema.PrintAsync(b => b.AddQueryType<Hollow>()));

    [Fact]
    public async Task An_interface_that_nothing_implements_is_refused() =>
        await Assert.ThrowsAsync<SchemaException>(() => TestSchema.PrintAsync(b => b.AddQueryType<Lonely>()));

    [Fact]
    public async Task A_type_that_has_no_place_in_a_schema_is_refused() =>
        await Assert.ThrowsAsync<SchemaException>(() => TestSchema.PrintAsync(b => b.AddQueryType<Unfit>()));

    public class Hollow;

    public class Lonely
    {
        public ILonely? Any => null;
    }

    [InterfaceType]
    public interface ILonely
    {
        string Name { get; }
    }

    public class Unfit
    {
        public char Letter => 'c';
    }
}
