using System.Security.Cryptography;
using System.Text;

namespace Nexus.Gateway.Hosting;

/// <summary>A page of the gateway's own: one answer, without scripts and without anything to load.</summary>
public sealed class PlainPage(string title, string body) : IResult
{
    private const string Style = """

        :root { color-scheme: light dark; --ink: light-dark(#1c1e26, #e6e7ec); --soft: light-dark(#5c6070, #a0a4b4); --line: light-dark(#dcdee6, #33363f);
                --paper: light-dark(#fbfbfd, #16171c); --card: light-dark(#fff, #1d1f26); --accent: light-dark(#a8186f, #ff7ac4) }
        * { box-sizing: border-box }
        body { margin: 0; padding: clamp(2rem, 10vh, 6rem) 1.25rem 3rem; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, sans-serif }
        main { max-width: 44rem; margin: auto }
        h1 { margin: 0; font-size: 2.5rem; line-height: 1.1; letter-spacing: -.02em }
        h2 { margin: 2.5rem 0 .75rem; font-size: .8rem; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; color: var(--soft) }
        p { margin: .75rem 0 0 }
        a { color: var(--accent) }
        code, pre { font: .875em/1.55 ui-monospace, monospace }
        pre { margin: 0; padding: 1rem 1.25rem; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .6rem }
        .lead { font-size: 1.125rem; color: var(--soft) }
        .links { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .75rem; margin: 0; padding: 0; list-style: none }
        .links a { display: block; height: 100%; padding: .9rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; text-decoration: none }
        .links a:hover, .links a:focus-visible { border-color: var(--accent) }
        .links strong { display: block }
        .links span { font-size: .875rem; color: var(--soft) }

        """;

    private static readonly ContentSecurityPolicy Policy = new($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:");

    private readonly string _html =
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <h1>{title}</h1>
        {body}
        </main>
        </body>
        </html>

        """;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Policy.ApplyTo(httpContext.Response);
        return Results.Content(_html, "text/html; charset=utf-8").ExecuteAsync(httpContext);
    }
}
