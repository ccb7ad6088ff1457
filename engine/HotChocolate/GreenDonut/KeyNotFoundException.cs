namespace GreenDonut;

/// <summary>A required value that its DataLoader did not find.</summary>
public sealed class KeyNotFoundException : Exception
{
    public KeyNotFoundException(string message) : base(message) { }
}
