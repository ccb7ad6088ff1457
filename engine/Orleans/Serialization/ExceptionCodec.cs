using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Orleans.Embedded;

/// <summary>
/// Exceptions of the framework, of the runtime, and those with a generated serialiser: type, message, stack, inner exceptions and data, and the members with ids. What else an
/// exception holds stays behind, and one of any other type is refused, as in Orleans.
/// </summary>
internal sealed class ExceptionCodec(Type type) : Codec(type)
{
    private static readonly string[] KnownNamespaces = ["System", "Microsoft", "Azure", "Orleans"];
    private static readonly FieldInfo Message = Field("_message"), Inner = Field("_innerException"), Result = Field("_HResult");
    private static readonly FieldInfo Many = typeof(AggregateException).GetField("_innerExceptions", BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly Slot Anything = Slot.For(typeof(object)), Failure = Slot.For(typeof(Exception)), Failures = Slot.For(typeof(Exception[])), Text = Slot.For(typeof(string));

    private readonly MessageMembers? _members = type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) ? new(type) : null;

    public static ExceptionCodec? Find(Type type) =>
        type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) || Array.Exists(KnownNamespaces, name => IsWithin(type.Namespace, name)) ? new(type) : null;

    public override void Write(WireWriter writer, object value)
    {
        var exception = (Exception)value;
        Text.Write(writer, exception is AggregateException ? Message.GetValue(exception) : exception.Message);
        Text.Write(writer, exception.StackTrace);
        writer.WriteSigned(exception.HResult);
        Failure.Write(writer, exception.InnerException);
        if (exception is AggregateException aggregate)
            Failures.Write(writer, aggregate.InnerExceptions.ToArray());
        writer.WriteNumber((ulong)exception.Data.Count);
        foreach (DictionaryEntry entry in exception.Data)
        {
            Anything.Write(writer, entry.Key);
            Anything.Write(writer, entry.Value);
        }

        _members?.Write(writer, exception);
    }

    public override object Read(WireReader reader, int place)
    {
        var exception = (Exception)RuntimeHelpers.GetUninitializedObject(Type);
        reader.Register(place, exception);
        Message.SetValue(exception, Text.Read(reader));
        if (Text.Read(reader) is string stack)
            ExceptionDispatchInfo.SetRemoteStackTrace(exception, stack);
        Result.SetValue(exception, (int)reader.ReadSigned());
        Inner.SetValue(exception, Failure.Read(reader));
        if (exception is AggregateException)
            Many.SetValue(exception, Failures.Read(reader));
        for (var count = reader.ReadCount(); count > 0; count--)
        {
            var key = Anything.Read(reader)!;
            exception.Data[key] = Anything.Read(reader);
        }

        _members?.Read(reader, exception);
        return exception;
    }

    private static bool IsWithin(string? name, string root) => name is not null && name.StartsWith(root, StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] == '.');

    private static FieldInfo Field(string name) => typeof(Exception).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
}
