using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Rig.Postgres;
using Nexus.Silo.Mails;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Gateway.Tests;

/// <summary>The real gateway on Kestrel with a silo in its process, over a database of its own.</summary>
public class GatewayFixture : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private WebApplication? _gateway;
    private int _people;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>What has been mailed.</summary>
    public RecordedMails Mails { get; } = new();

    public TestDatabase Database => _database;

    public IServiceProvider Services => _gateway!.Services;

    /// <summary>What is configured otherwise than by default, as on the command line.</summary>
    protected virtual IEnumerable<string> Settings => [];

    /// <summary>Changes services before the gateway is built.</summary>
    protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await StartAsync("http://127.0.0.1:0");
    }

    public virtual async Task DisposeAsync()
    {
        await StopAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Ends the gateway and starts another one at the same address, over the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync(Address.ToString());
    }

    private async Task StartAsync(string url)
    {
        _gateway = Program.Build(
        [
            "--urls", url,
            "--NEXUS_DATABASE", _database.ConnectionString,
            // What a password's hash costs is not what these tests are about.
            "--Nexus:PasswordIterations", "1000",
            // All tests are one address.
            "--Nexus:Rates:SignUpsPerHour", "100000",
            "--Nexus:Rates:SignInsPerMinute", "100000",
            "--Nexus:Rates:ResetsPerHour", "100000",
            .. Settings,
        ], builder =>
        {
            builder.Services.AddSingleton<IMailTransport>(Mails);
            Configure(builder);
        });
        await _gateway.StartAsync();
        Address = new Uri(_gateway.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    private async Task StopAsync()
    {
        await _gateway!.StopAsync();
        await _gateway.DisposeAsync();
    }

    /// <summary>Somebody who has no token, or a bad one.</summary>
    public GraphQLClient Anonymous(string? token = null) => new(Address, token);

    /// <summary>Signs up a person of their own for one test: the name is made unique.</summary>
    public async Task<Person> SignUpAsync(string name)
    {
        var username = $"{name}{Interlocked.Increment(ref _people)}";
        const string SignUp = """
            mutation($input: SignUpInput!) {
              signUp(input: $input) { credentials { accessToken refreshToken viewer { user { id } } } errors { __typename ... on Error { message } } }
            }
            """;
        var answer = await Anonymous().SendAsync(
            SignUp, new { input = new { username, email = $"{username}@example.org", password = Person.Password, displayName = name } });
        var credentials = answer.At("data", "signUp", "credentials");
        return PersonOf(username, credentials);
    }

    /// <summary>Somebody who was given a role and has signed in since.</summary>
    public async Task<Person> SignUpAsAsync(string name, string role)
    {
        var person = await SignUpAsync(name);
        var grant = new GrantRole(person.Username, Enum.Parse<UserRole>(role, ignoreCase: true), TimeProvider.System.GetUtcNow());
        Assert.True(await Services.GetRequiredService<IJournal>().CommitAsync(grant));
        return await SignInAsync(person);
    }

    /// <summary>The same person with another session.</summary>
    public async Task<Person> SignInAsync(Person person, string password = Person.Password)
    {
        const string SignIn = "mutation($input: SignInInput!) { signIn(input: $input) { credentials { accessToken refreshToken viewer { user { id } } } } }";
        var answer = await Anonymous().SendAsync(SignIn, new { input = new { login = person.Username, password } });
        return PersonOf(person.Username, answer.At("data", "signIn", "credentials"));
    }

    private Person PersonOf(string username, System.Text.Json.JsonElement credentials)
    {
        var token = credentials.At("accessToken").GetString()!;
        return new Person(
            username, credentials.At("viewer", "user", "id").GetString()!, token, credentials.At("refreshToken").GetString()!, new GraphQLClient(Address, token));
    }
}

[CollectionDefinition(Name)]
public sealed class GatewayCollection : ICollectionFixture<GatewayFixture>
{
    public const string Name = "gateway";
}
