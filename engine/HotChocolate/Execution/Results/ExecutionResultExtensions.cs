using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Execution.Results;

namespace HotChocolate
{
    /// <summary>Prints results.</summary>
    public static class ExecutionResultExtensions
    {
        /// <summary>Objects and lists: more than an operation may nest.</summary>
        private const int MaxDepth = 4_096;

        private static readonly JsonSerializerOptions s_indented = new()
        {
            WriteIndented = true,
            MaxDepth = MaxDepth,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

        /// <summary>The response as JSON text. Throws for a stream of responses.</summary>
        public static string ToJson(this IExecutionResult result, bool withIndentations = true)
        {
            var buffer = new ArrayBufferWriter<byte>();
            ResultWriter.Write(result.ExpectOperationResult(), buffer);
            if (!withIndentations)
                return Encoding.UTF8.GetString(buffer.WrittenSpan);
            using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return JsonSerializer.Serialize(document.RootElement, s_indented);
        }
    }
}

namespace HotChocolate.Execution
{
    /// <summary>Ways to look at a result in process.</summary>
    public static class CoreExecutionResultExtensions
    {
        /// <summary>The result as one response; an <see cref="ArgumentException"/> when it is a stream.</summary>
        public static OperationResult ExpectOperationResult(this IExecutionResult result)
            => result as OperationResult ?? throw new ArgumentException("The result is no single response.", nameof(result));

        /// <summary>The result as a stream of responses; an <see cref="ArgumentException"/> when it is a single one.</summary>
        public static ResponseStream ExpectResponseStream(this IExecutionResult result)
            => result as ResponseStream ?? throw new ArgumentException("The result is no response stream.", nameof(result));

        public static bool IsStreamResult(this IExecutionResult result) => result is IResponseStream;
    }
}
