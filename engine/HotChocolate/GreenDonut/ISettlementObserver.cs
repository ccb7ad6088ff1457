namespace GreenDonut;

/// <summary>
/// Told while promises of a batch are being kept one after the other: whoever waited for the first may ask for more before
/// the last is kept, and those keys belong together.
/// </summary>
internal interface ISettlementObserver
{
    void OnSettling();

    void OnSettled();
}
