using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Nexus.Bench.Load;

/// <summary>What a .NET process on this machine holds in memory of its own, managed and native, once its garbage has been collected.</summary>
internal static class ProcessMemory
{
    private const int Collections = 3;
    private const byte EventPipe = 2;
    private const byte StopTracing = 1;
    private const byte CollectTracing = 3;
    private const ulong HeapCollect = 0x800000;
    private static readonly TimeSpan s_forACollection = TimeSpan.FromSeconds(1);

    /// <summary>Private bytes after full collections, which the runtime makes when a listener of its events asks for them.</summary>
    public static async Task<long> MeasureAsync(int process)
    {
        for (var collection = 0; collection < Collections; collection++)
            await CollectAsync(process);
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static async Task CollectAsync(int process)
    {
        using var session = await SendAsync(process, CollectTracing, Configuration());
        await using var stream = new NetworkStream(session);
        // The answer's head of 20 bytes, the session's number of 8, then events until the session ends.
        var head = new byte[28];
        await stream.ReadExactlyAsync(head);
        var events = stream.CopyToAsync(Stream.Null);
        await Task.Delay(s_forACollection);
        using var stop = await SendAsync(process, StopTracing, head[20..]);
        await events;
    }

    private static async Task<Socket> SendAsync(int process, byte command, byte[] payload)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process}-*-socket").Single();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        using var message = new MemoryStream();
        await using var writer = new BinaryWriter(message);
        writer.Write("DOTNET_IPC_V1\0"u8);
        writer.Write((ushort)(20 + payload.Length));
        writer.Write(EventPipe);
        writer.Write(command);
        writer.Write((ushort)0);
        writer.Write(payload);
        await socket.SendAsync(message.ToArray());
        return socket;
    }

    private static byte[] Configuration()
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload, Encoding.Unicode);
        void WriteText(string text)
        {
            writer.Write(text.Length + 1);
            writer.Write(Encoding.Unicode.GetBytes(text + '\0'));
        }
        const uint bufferMegabytes = 16, netTrace = 1, providers = 1, informational = 4;
        writer.Write(bufferMegabytes);
        writer.Write(netTrace);
        writer.Write(false);
        writer.Write(providers);
        writer.Write(HeapCollect);
        writer.Write(informational);
        WriteText("Microsoft-Windows-DotNETRuntime");
        writer.Write(0);
        return payload.ToArray();
    }
}
