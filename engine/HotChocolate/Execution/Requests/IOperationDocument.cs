using System.Text;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>A GraphQL document as a request brings it.</summary>
public interface IOperationDocument
{
    /// <summary>The source as UTF-8.</summary>
    ReadOnlySpan<byte> AsSpan();

    /// <summary>A copy of the source as UTF-8.</summary>
    byte[] ToArray();

    /// <summary>The source.</summary>
    string ToString();
}

/// <summary>A document as text.</summary>
public sealed class OperationDocumentSourceText(string sourceText) : IOperationDocument
{
    private byte[]? _bytes;

    public string SourceText { get; } = sourceText ?? throw new ArgumentNullException(nameof(sourceText));

    public ReadOnlySpan<byte> AsSpan() => _bytes ??= Encoding.UTF8.GetBytes(SourceText);

    public byte[] ToArray() => AsSpan().ToArray();

    public override string ToString() => SourceText;
}

/// <summary>A document that is already parsed.</summary>
public sealed class OperationDocument(DocumentNode document) : IOperationDocument
{
    private byte[]? _bytes;

    public DocumentNode Document { get; } = document ?? throw new ArgumentNullException(nameof(document));

    public ReadOnlySpan<byte> AsSpan() => _bytes ??= Encoding.UTF8.GetBytes(Document.ToString());

    public byte[] ToArray() => AsSpan().ToArray();

    public override string ToString() => Document.ToString();
}

/// <summary>A document in a transport's buffer; valid as long as its request runs.</summary>
internal sealed class OperationDocumentBytes(ReadOnlyMemory<byte> bytes) : IOperationDocument
{
    public ReadOnlySpan<byte> AsSpan() => bytes.Span;

    public byte[] ToArray() => bytes.ToArray();

    public override string ToString() => Encoding.UTF8.GetString(bytes.Span);
}
