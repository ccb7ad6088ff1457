namespace HotChocolate.Language;

/// <summary>Classes of bytes by one table look-up each.</summary>
internal static class CharacterClass
{
    private const byte NameStart = 1;
    private const byte Digit = 2;

    private static readonly byte[] s_classes = CreateClasses();

    public static bool IsNameStart(byte b) => (s_classes[b] & NameStart) != 0;

    public static bool IsNameContinue(byte b) => s_classes[b] != 0;

    public static bool IsDigit(byte b) => (s_classes[b] & Digit) != 0;

    private static byte[] CreateClasses()
    {
        byte[] classes = new byte[256];
        for (int b = 'a'; b <= 'z'; b++)
            classes[b] = classes[b - 'a' + 'A'] = NameStart;
        classes['_'] = NameStart;
        for (int b = '0'; b <= '9'; b++)
            classes[b] = Digit;
        return classes;
    }
}
