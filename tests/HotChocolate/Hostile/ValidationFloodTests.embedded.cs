using System.Text;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Validation;
using Microsoft.Extensions.DependencyInjection;
using Nexus.HotChocolate.Tests.Validation;

namespace Nexus.HotChocolate.Tests.Hostile;

/// <summary>
/// What hostile documents cost. Work is counted by the bytes that it allocates, which do not depend on how busy the
/// machine is.
/// </summary>
public sealed class ValidationFloodTests(ValidationFloodTests.Server server) : IClassFixture<ValidationFloodTests.Server>
{
    private const int MaxBytesPerByteOfText = 300;
    private const int MaxBytesOfBudgets = 40_000_000;

    private static readonly ParserOptions s_unlimited = new(maxAllowedFields: int.MaxValue);

    [Theory]
    [MemberData(nameof(Floods.Names), MemberType = typeof(Floods))]
    public void Work_stays_in_proportion_to_the_text(string flood)
    {
        foreach (int size in (int[])[1_000, 10_000])
        {
            byte[] text = Encoding.UTF8.GetBytes(Floods.Create(flood, size));
            long before = GC.GetAllocatedBytesForCurrentThread();

            DocumentValidatorResult result = server.Validator.Validate(server.Schema, Utf8GraphQLParser.Parse(text, s_unlimited));

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.InRange(result.Errors.Count, 0, 21);
            Assert.InRange(allocated, 0, MaxBytesOfBudgets + ((long)MaxBytesPerByteOfText * text.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Floods.Names), MemberType = typeof(Floods))]
    public async Task Every_flood_is_answered(string flood)
    {
        foreach (int size in (int[])[100, 1_000])
        {
            await using IExecutionResult result = await server.Executor.ExecuteAsync(request => request
                .SetDocument(Floods.Create(flood, size))
                .SetVariableValues(Enumerable.Range(0, 30).ToDictionary(i => $"v{i}", object? (_) => true)));

            Assert.InRange(result.ToJson().Length, 1, 1_000_000);
        }
    }

    public sealed class Server : IAsyncLifetime
    {
        public DocumentValidator Validator { get; private set; } = null!;

        public IRequestExecutor Executor { get; private set; } = null!;

        public ISchemaDefinition Schema => Executor.Schema;

        public async Task InitializeAsync()
        {
            DocumentValidatorBuilder? rules = null;
            Executor = await Pets.CreateServer()
                .ConfigureValidation((_, configured) => rules = configured)
                .BuildRequestExecutorAsync();
            Validator = rules!.Build();
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
