namespace Orleans.Embedded;

/// <summary>
/// Arguments and results of <typeparamref name="T"/> as the other side gets them: deep copies, or the values themselves where the type
/// says that nobody changes them. Which of the two is settled once for the type.
/// </summary>
public static class Copies<T>
{
    private static readonly Copier? Copier = Copier.For(typeof(T));

    public static T Of(T value) => Copier is null || value is null ? value : (T)Copier.Copy(value);
}
