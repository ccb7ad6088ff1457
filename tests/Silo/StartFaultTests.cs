using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Nexus.Storage;
using Nexus.Storage.Migrations;

namespace Nexus.Silo.Tests;

public sealed class StartFaultTests
{
    public static TheoryData<Exception, string?> Faults => new()
    {
        { new OptionsValidationException("", typeof(StorageOptions), ["There is no database."]), "There is no database." },
        { new MigrationException("Migration 1 was changed."), "Migration 1 was changed." },
        { new StorageUnavailableException(new TimeoutException("No answer.")), "the database cannot be used: No answer." },
        { new IOException("The address is in use.", new AddressInUseException("5080")), "The address is in use." },
        { new InvalidOperationException("A fault of the program."), null },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_an_operator_can_mend_is_told_in_a_line(Exception fault, string? reason) => Assert.Equal(reason, StartFault.Explain(fault));
}
