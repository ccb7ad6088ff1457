using System.Buffers;

namespace HotChocolate.AspNetCore.Http;

/// <summary>Memory for finished response bodies, one spare buffer a thread. What is not returned is left to the garbage collector.</summary>
internal static class ResponseBuffers
{
    private const int InitialCapacity = 4 * 1024;
    private const int MostKept = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_spare;

    public static ArrayBufferWriter<byte> Rent()
    {
        var buffer = s_spare ?? new ArrayBufferWriter<byte>(InitialCapacity);
        s_spare = null;
        return buffer;
    }

    public static void Return(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > MostKept)
            return;
        buffer.ResetWrittenCount();
        s_spare = buffer;
    }
}
