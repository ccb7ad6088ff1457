using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Nexus.Storage.Migrations;

namespace Nexus.Silo;

/// <summary>What an operator can mend is told in one line, not as a crash.</summary>
public static class StartFault
{
    /// <summary>Runs until the host is told to stop.</summary>
    /// <returns>0, or 1 where it could not start for a reason that has been written to the error output.</returns>
    public static async Task<int> RunOrExplainAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (Exception fault) when (Explain(fault) is { } reason)
        {
            await Console.Error.WriteLineAsync($"nexus: {reason}");
            return 1;
        }
    }

    /// <summary>The reason in words that are safe to show, or null for a fault of the program.</summary>
    internal static string? Explain(Exception fault) => fault switch
    {
        OptionsValidationException invalid => string.Join(" ", invalid.Failures),
        MigrationException => fault.Message,
        DbException => $"the database cannot be used: {fault.GetBaseException().Message}",
        IOException { InnerException: AddressInUseException } => fault.Message,
        _ => null,
    };
}
