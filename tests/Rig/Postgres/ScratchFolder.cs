namespace Nexus.Rig.Postgres;

/// <summary>A folder with a short path (a socket's is limited to 107 bytes) that is gone when the test is.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"nexus-{Guid.NewGuid():N}"[..20]);

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
