namespace Nexus.Orleans.Tests.Soak;

internal sealed partial class SoakClient
{
    /// <summary>Once an activation has answered, what is sent to it first it takes first.</summary>
    partial void ExpectOrder(Receipt known, Receipt[] both, long first, long second) => Expect(
        both[0].Activation != known.Activation || both[1].Activation != known.Activation || both[0].Place < both[1].Place,
        $"deposit {second} overtook {first}");
}
