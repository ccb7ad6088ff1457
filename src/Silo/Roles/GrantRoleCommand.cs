using Nexus.Storage;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Silo.Roles;

/// <summary>
/// <c>grant-role --username NAME --role ADMIN</c>: writes a role into the database without starting a silo. It is how the first administrator is made; running gateways
/// refuse tokens of the old role within a second.
/// </summary>
internal static class GrantRoleCommand
{
    public const string Verb = "grant-role";
    private const string Usage = "usage: grant-role --username NAME --role MEMBER|MODERATOR|ADMIN";

    /// <returns>0 done, 1 not possible, 2 wrong words.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is ["--role", var given, "--username", var person])
            return await RunAsync(["--username", person, "--role", given]);
        if (arguments is not ["--username", var username, "--role", var name]
            || !Enum.TryParse<UserRole>(name, ignoreCase: true, out var role) || !Enum.IsDefined(role) || char.IsAsciiDigit(name[0]))
            return Refuse(2, Usage);
        if (Environment.GetEnvironmentVariable("NEXUS_DATABASE") is not { Length: > 0 } database)
            return Refuse(1, "NEXUS_DATABASE does not name a database");
        try
        {
            if (!await GrantAsync(database, username, role))
                return Refuse(1, $"nobody is called {username}");
            Console.WriteLine($"{username} is {role.ToString().ToUpperInvariant()} now");
            return 0;
        }
        catch (StorageUnavailableException)
        {
            return Refuse(1, "the database is unavailable");
        }
        catch (Exception fault) when (StartFault.Explain(fault) is { } reason)
        {
            return Refuse(1, reason);
        }
    }

    private static async Task<bool> GrantAsync(string database, string username, UserRole role)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddNexusStorage(database);
        using var host = builder.Build();
        await host.StartAsync();
        try
        {
            var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            return await host.Services.GetRequiredService<IJournal>().CommitAsync(new GrantRole(username, role, now));
        }
        finally
        {
            await host.StopAsync();
        }
    }

    private static int Refuse(int code, string reason)
    {
        Console.Error.WriteLine($"nexus {Verb}: {reason}");
        return code;
    }
}
