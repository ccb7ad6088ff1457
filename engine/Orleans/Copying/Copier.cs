using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>Copies values of one type, with all that they hold and may change.</summary>
internal abstract class Copier
{
    private static readonly ConcurrentDictionary<Type, Copier?> Declared = [];
    private static readonly ConcurrentDictionary<Type, Copier?> Exact = [];

    /// <summary>Values hold nothing that needs a copy: nothing can be met twice.</summary>
    protected virtual bool IsFlat => false;

    /// <summary>For values that are declared as the type and may be of a derived one; null if they are shared.</summary>
    public static Copier? For(Type type) => Declared.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, static declared =>
        Sharing.IsShared(declared) ? null
        : declared.IsSealed && !declared.IsArray ? OfExactly(declared)
        : new RuntimeTypeCopier());

    /// <summary>For values of the type itself; null if they are shared.</summary>
    public static Copier? OfExactly(Type type) => Exact.GetOrAdd(type, Make);

    public virtual object Copy(object value) => Copy(value, IsFlat ? null : new CopyContext());

    /// <summary>The context is null only if nothing can be met twice.</summary>
    public abstract object Copy(object value, CopyContext? context);

    protected static T CopyPart<T>(Copier? copier, T value, CopyContext? context) =>
        copier is null || value is null ? value : (T)copier.Copy(value, context);

    private static Copier? Make(Type type) =>
        Sharing.IsShared(type) ? null
        : type.IsSZArray ? Close(typeof(ArrayCopier<>), type.GetElementType()!)
        : type.IsArray ? new MatrixCopier(type)
        : type.IsGenericType && CollectionCopiers.Find(type.GetGenericTypeDefinition()) is { } collection ? Close(collection, type.GetGenericArguments())
        : Sharing.IsTuple(type) ? new TupleCopier(type)
        : type == typeof(System.Collections.BitArray) ? new CloneCopier()
        : type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) ? new MessageCopier(type)
        : null;

    private static Copier Close(Type open, params Type[] arguments) => (Copier)Activator.CreateInstance(open.MakeGenericType(arguments))!;

    /// <summary>Asks each value what it is.</summary>
    private sealed class RuntimeTypeCopier : Copier
    {
        public override object Copy(object value) => OfExactly(value.GetType())?.Copy(value) ?? value;

        public override object Copy(object value, CopyContext? context) => OfExactly(value.GetType())?.Copy(value, context) ?? value;
    }

    private sealed class CloneCopier : Copier
    {
        protected override bool IsFlat => true;

        public override object Copy(object value, CopyContext? context) => ((ICloneable)value).Clone();
    }
}
