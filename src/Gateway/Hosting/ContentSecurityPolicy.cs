namespace Nexus.Gateway.Hosting;

/// <summary>What a page may load, beside nothing: its directives; and that no other site may frame it.</summary>
public sealed class ContentSecurityPolicy(string directives)
{
    private readonly string _policy = $"default-src 'none'; {directives}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public void ApplyTo(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = _policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
