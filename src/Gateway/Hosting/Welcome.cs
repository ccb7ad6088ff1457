namespace Nexus.Gateway.Hosting;

/// <summary>What whoever starts Nexus at a terminal sees once it serves: where it is, how to sign up and in, and a first query.</summary>
public static class Welcome
{
    public static void WelcomeWhenStarted(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(TextFor(app.Urls.FirstOrDefault() ?? "")));

    private static string TextFor(string address) =>
        $$"""

        Nexus serves at {{address}}  (open it in a browser; GraphQL: {{address}}/graphql, schema: {{address}}/graphql?sdl)

        Sign up:
          curl -s {{address}}/graphql -H 'Content-Type: application/json' -d '{"query":"mutation { signUp(input: { username: \"ada\", email: \"ada@example.org\", password: \"correct horse battery\" }) { credentials { accessToken } errors { __typename ... on Error { message } } } }"}'

        Sign in later:
          curl -s {{address}}/graphql -H 'Content-Type: application/json' -d '{"query":"mutation { signIn(input: { login: \"ada\", password: \"correct horse battery\" }) { credentials { accessToken } } }"}'

        Then, with the access token:
          curl -s {{address}}/graphql -H 'Content-Type: application/json' -H "Authorization: Bearer $TOKEN" -d '{"query":"{ viewer { user { username } feed(first: 5) { nodes { text author { username } } } } }"}'

        Ctrl-C stops it.

        """;
}
