namespace Nexus.Gateway.Tests.Rates;

/// <summary>A gateway where a minute is over soon.</summary>
public sealed class RatedGateway : GatewayFixture
{
    public const int Points = 2_000, AnonymousPoints = 60_000, SignIns = 3;

    protected override IEnumerable<string> Settings =>
    [
        "--Nexus:SiloPort", "11213",
        "--Nexus:GatewayPort", "30102",
        "--Nexus:Rates:PointsPerMinute", $"{Points}",
        "--Nexus:Rates:AnonymousPointsPerMinute", $"{AnonymousPoints}",
        "--Nexus:Rates:SignInsPerMinute", $"{SignIns}",
    ];
}

public sealed class RateLimitTests(RatedGateway gateway) : IClassFixture<RatedGateway>
{
    private const string Ask = "{ rateLimit { limit remaining resetAt cost } }";

    [Fact]
    public async Task Rate_limit_tells_what_the_operation_cost_and_what_is_left()
    {
        var ada = await gateway.SignUpAsync("ada");

        var first = (await ada.SendAsync(Ask)).At("data", "rateLimit");
        await ada.SendAsync("""mutation { createPost(input: { text: "Not for nothing." }) { post { author { username } } } }""");
        var second = (await ada.SendAsync("{ rateLimit { limit remaining resetAt cost } viewer { user { username } } }")).At("data", "rateLimit");

        Assert.Equal((RatedGateway.Points, RatedGateway.Points - 1, 1), (first.At("limit").GetInt32(), first.At("remaining").GetInt32(), first.At("cost").GetInt32()));
        // 10 for the change and 2 for the objects below it; then 3 objects.
        Assert.Equal((RatedGateway.Points, RatedGateway.Points - 1 - 12 - 3, 3), (second.At("limit").GetInt32(), second.At("remaining").GetInt32(), second.At("cost").GetInt32()));
        Assert.Equal(first.At("resetAt").GetString(), second.At("resetAt").GetString());
    }

    [Fact]
    public async Task Who_has_used_their_points_up_is_refused_and_nobody_else()
    {
        var (ada, bob) = (await gateway.SignUpAsync("ada"), await gateway.SignUpAsync("bob"));
        const string Dear = "mutation { changePassword(input: { currentPassword: \"wrong\", newPassword: \"wrong\" }) { errors { __typename } } }";
        Answer answer;
        do
            answer = await ada.SendAsync(Dear);
        while (answer.Status == 200);

        answer.ShouldExceed("POINTS_PER_MINUTE", RatedGateway.Points, code: "RATE_LIMITED");
        Assert.Equal(429, answer.Status);
        Assert.InRange(answer.Refusal.At("retryAfter").GetInt32(), 1, 60);
        Assert.Equal(answer.Refusal.At("retryAfter").GetInt32(), (int)answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal(200, (await bob.SendAsync(Ask)).Status);
    }

    [Fact]
    public async Task Who_is_anonymous_shares_the_budget_of_their_address()
    {
        var before = (await gateway.Anonymous().SendAsync(Ask)).At("data", "rateLimit");
        Assert.Equal((RatedGateway.AnonymousPoints, 1), (before.At("limit").GetInt32(), before.At("cost").GetInt32()));
    }

    [Fact]
    public async Task Signing_in_is_refused_to_an_address_that_tries_too_often()
    {
        var ada = await gateway.SignUpAsync("ada");
        const string SignIn = "mutation($login: String!) { signIn(input: { login: $login, password: \"not the password\" }) { errors { __typename } } }";
        Answer answer;
        do
            answer = await gateway.Anonymous().SendAsync(SignIn, new { login = ada.Email });
        while (!answer.Json.TryGetProperty("errors", out _));

        Assert.Equal(["RATE_LIMITED"], answer.Codes);
        Assert.InRange(answer.Refusal.At("retryAfter").GetInt32(), 1, 60);
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}
