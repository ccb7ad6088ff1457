namespace Nexus.Gateway.Tests.Paging;

/// <summary>A stage with a list of each connection, made when it is asked for first.</summary>
public sealed class SampledStage : Stage
{
    private readonly Dictionary<string, Sample> _samples = [];

    internal async Task<Sample> SampleAsync(string connection)
    {
        if (!_samples.TryGetValue(connection, out var sample))
            _samples.Add(connection, sample = await MakeAsync(ConnectionTable.All.Single(candidate => candidate.Name == connection)));
        return sample;
    }

    /// <summary>Another list of the same connection.</summary>
    internal async Task<Sample> MakeAsync(ConnectionCase connection)
    {
        var listing = await connection.MakeAsync(this);
        await listing.FillAsync(2);
        var page = await listing.ReadAsync("first: 2");
        return new Sample(listing, page.Start!, page.Keys[1]);
    }
}

/// <summary>A list, the cursor of its first entry, and the second.</summary>
internal sealed record Sample(Listing Listing, string Cursor, string Second);
