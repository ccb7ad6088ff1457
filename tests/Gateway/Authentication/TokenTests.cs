using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Gateway.Authentication;
using Nexus.Grains.Accounts;

namespace Nexus.Gateway.Tests.Authentication;

[Collection(GatewayCollection.Name)]
public sealed class TokenTests(GatewayFixture gateway)
{
    private const string WhoAmI = "{ viewer { user { username } } }";

    [Fact]
    public async Task Token_can_be_verified_by_anybody_with_the_published_keys()
    {
        var ada = await gateway.SignUpAsync("ada");
        var parts = ada.AccessToken.Split('.');
        var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;
        using var response = await gateway.Anonymous().GetAsync("/.well-known/jwks.json");
        var keys = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.At("keys");
        var key = keys.EnumerateArray().Single(candidate => candidate.At("kid").GetString() == header.At("kid").GetString());
        using var verifier = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(key.At("x").GetString()), Y = Base64Url.DecodeFromChars(key.At("y").GetString()) },
        });
        Assert.Equal(("ES256", "EC", "P-256"), (header.At("alg").GetString(), key.At("kty").GetString(), key.At("crv").GetString()));
        Assert.True(verifier.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        Assert.False(key.TryGetProperty("d", out _));
    }

    [Fact]
    public async Task Own_token_says_who_one_is()
    {
        var ada = await gateway.SignUpAsync("ada");
        (await ada.SendAsync(WhoAmI)).ShouldBe($$"""{ "data": { "viewer": { "user": { "username": "{{ada.Username}}" } } } }""");
    }

    [Fact]
    public async Task Without_a_token_there_is_no_viewer() =>
        (await gateway.Anonymous().SendAsync(WhoAmI)).ShouldBe("""{ "data": { "viewer": null } }""");

    [Fact]
    public async Task Token_made_with_our_key_and_the_right_claims_is_good()
    {
        var ada = await gateway.SignUpAsync("ada");
        (await gateway.Anonymous(await SignAsync(ClaimsOf(ada))).SendAsync(WhoAmI))
            .ShouldBe($$"""{ "data": { "viewer": { "user": { "username": "{{ada.Username}}" } } } }""");
    }

    [Fact]
    public async Task Socket_is_closed_when_its_token_expires()
    {
        var ada = await gateway.SignUpAsync("ada");
        var token = await SignAsync(ClaimsOf(ada) with { ExpiresAt = Now() - 27 });
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "Authorization": "Bearer {{token}}" }""");
        Assert.Equal((4403, "The access token has expired."), await socket.CloseAsync());
    }

    [Fact]
    public async Task Token_of_a_session_that_is_not_open_opens_no_stream()
    {
        var ada = await gateway.SignUpAsync("ada");
        var token = await SignAsync(ClaimsOf(ada) with { Session = Guid.NewGuid() });
        await using var socket = await GraphQLSocket.OpenAsync(gateway.Address, $$"""{ "Authorization": "Bearer {{token}}" }""");
        await socket.SubscribeAsync("1", "subscription { notificationReceived { id } }");
        var message = await socket.MessageAsync();
        Assert.Equal("UNAUTHENTICATED", message.At("payload", "errors", "0", "extensions", "code").GetString());
    }

    [Fact]
    public async Task Clocks_may_be_half_a_minute_apart()
    {
        var ada = await gateway.SignUpAsync("ada");
        var token = await SignAsync(ClaimsOf(ada) with { ExpiresAt = Now() - 10 });
        Assert.Equal(200, (await gateway.Anonymous(token).SendAsync(WhoAmI)).Status);
    }

    [Fact]
    public async Task Expired_token_is_refused()
    {
        var ada = await gateway.SignUpAsync("ada");
        await AssertRefusedAsync(await SignAsync(ClaimsOf(ada) with { ExpiresAt = Now() - 32 }));
    }

    [Fact]
    public async Task Token_of_another_issuer_or_for_another_audience_is_refused()
    {
        var ada = await gateway.SignUpAsync("ada");
        await AssertRefusedAsync(await SignAsync(ClaimsOf(ada) with { Issuer = "somebody" }));
        await AssertRefusedAsync(await SignAsync(ClaimsOf(ada) with { Audience = "somebody" }));
    }

    [Fact]
    public async Task Forged_token_is_refused()
    {
        var ada = await gateway.SignUpAsync("ada");
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = (await KeysAsync())[0];
        var signedPart = JsonWebToken.WriteSignedPart(key.KeyId, ClaimsOf(ada));
        await AssertRefusedAsync(Sign(foreign, signedPart));

        var parts = ada.AccessToken.Split('.');
        var grace = await gateway.SignUpAsync("grace");
        await AssertRefusedAsync($"{parts[0]}.{grace.AccessToken.Split('.')[1]}.{parts[2]}");
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT","kid":"KID"}""", false)]
    [InlineData("""{"alg":"none","typ":"JWT"}""", false)]
    [InlineData("""{"alg":"HS256","typ":"JWT","kid":"KID"}""", true)]
    [InlineData("""{"alg":"es256","typ":"JWT","kid":"KID"}""", true)]
    [InlineData("""{"alg":"ES256","typ":"JWT","kid":"another"}""", true)]
    [InlineData("""{"alg":"ES256","typ":"JWT"}""", true)]
    public async Task Only_es256_with_a_known_key_is_good(string header, bool isSigned)
    {
        var ada = await gateway.SignUpAsync("ada");
        var key = (await KeysAsync())[0];
        var signedPart = $"{Encode(header.Replace("KID", key.KeyId, StringComparison.Ordinal))}.{ada.AccessToken.Split('.')[1]}";
        using var ours = Import(key);
        await AssertRefusedAsync(isSigned ? Sign(ours, signedPart) : $"{signedPart}.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    public async Task Malformed_token_is_refused(string token) => await AssertRefusedAsync(token);

    [Fact]
    public async Task Token_with_padding_or_more_parts_is_refused()
    {
        var ada = await gateway.SignUpAsync("ada");
        await AssertRefusedAsync(ada.AccessToken + "==");
        await AssertRefusedAsync(ada.AccessToken + ".x");
    }

    [Fact]
    public async Task Refreshing_trades_the_refresh_token_once()
    {
        var ada = await gateway.SignUpAsync("ada");
        const string Refresh = "mutation($token: String!) { refreshSession(input: { refreshToken: $token }) { credentials { accessToken refreshToken viewer { email } } errors { __typename } } }";
        var first = await gateway.Anonymous().SendAsync(Refresh, new { token = ada.RefreshToken });
        Assert.Equal($"{ada.Username}@example.org", first.At("data", "refreshSession", "credentials", "viewer", "email").GetString());

        var again = await gateway.Anonymous().SendAsync(Refresh, new { token = ada.RefreshToken });
        again.ShouldBe("""{ "data": { "refreshSession": { "credentials": null, "errors": [ { "__typename": "InvalidCredentialsError" } ] } } }""");
    }

    [Fact]
    public async Task Session_that_has_ended_changes_nothing_any_more()
    {
        var ada = await gateway.SignUpAsync("ada");
        const string Refresh = "mutation($token: String!) { refreshSession(input: { refreshToken: $token }) { errors { __typename } } }";
        await gateway.Anonymous().SendAsync(Refresh, new { token = ada.RefreshToken });
        // Using it twice ends the session, and with it what its access tokens may change.
        await gateway.Anonymous().SendAsync(Refresh, new { token = ada.RefreshToken });
        var answer = await ada.SendAsync("""mutation { createPost(input: { text: "Still here." }) { post { id } } }""");
        answer.ShouldBeRefused("UNAUTHENTICATED", 401);
    }

    private async Task AssertRefusedAsync(string token)
    {
        var answer = await gateway.Anonymous(token).SendAsync(WhoAmI);
        answer.ShouldBeRefused("UNAUTHENTICATED", 401);
        Assert.Equal(["Bearer error=\"invalid_token\""], answer.Challenges.Select(challenge => challenge.ToString()));
    }

    private static TokenClaims ClaimsOf(Person person)
    {
        var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(person.AccessToken.Split('.')[1])).RootElement;
        return new TokenClaims(
            "nexus", "nexus", payload.At("sub").GetString()!, payload.At("sid").GetGuid(), "Member", Now() - 60, Now() + 60, Guid.NewGuid());
    }

    private async Task<string> SignAsync(TokenClaims claims)
    {
        var key = (await KeysAsync())[0];
        using var ours = Import(key);
        return Sign(ours, JsonWebToken.WriteSignedPart(key.KeyId, claims));
    }

    private Task<IReadOnlyList<SigningKey>> KeysAsync() =>
        gateway.Services.GetRequiredService<IGrainFactory>().GetGrain<ISigningKeysGrain>(0).GetKeysAsync();

    private static ECDsa Import(SigningKey key)
    {
        var imported = ECDsa.Create();
        imported.ImportPkcs8PrivateKey(key.PrivateKey, out _);
        return imported;
    }

    private static string Sign(ECDsa key, string signedPart) =>
        $"{signedPart}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signedPart), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))}";

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
}
