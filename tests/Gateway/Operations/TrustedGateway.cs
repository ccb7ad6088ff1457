using System.Security.Cryptography;
using System.Text;

namespace Nexus.Gateway.Tests.Operations;

/// <summary>A gateway that executes nothing but the documents of a folder.</summary>
public sealed class TrustedGateway : GatewayFixture
{
    public const string Greeting = "query Greeting($name: String!) { user(username: $name) { username } }\n";
    public const string Notifications = "subscription { notificationReceived { kind } }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nexus-operations");

    protected override IEnumerable<string> Settings =>
    [
        "--Nexus:SiloPort", "11212",
        "--Nexus:GatewayPort", "30101",
        "--Nexus:Operations:Folder", Write(Greeting, Notifications),
        "--Nexus:Operations:OnlyTrusted", "true",
    ];

    public static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string Write(params string[] documents)
    {
        foreach (var document in documents)
            File.WriteAllText(Path.Combine(_folder.FullName, $"{HashOf(document)}.graphql"), document);
        return _folder.FullName;
    }
}

[CollectionDefinition(Name)]
public sealed class TrustedGatewayCollection : ICollectionFixture<TrustedGateway>
{
    public const string Name = "trusted gateway";
}
