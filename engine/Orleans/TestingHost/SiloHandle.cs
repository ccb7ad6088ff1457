using Microsoft.Extensions.Hosting;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo of a test cluster.</summary>
public abstract class SiloHandle : IDisposable, IAsyncDisposable
{
    public short InstanceNumber { get; set; }

    public string Name { get; set; } = "";

    public SiloAddress SiloAddress { get; set; } = null!;

    public abstract bool IsActive { get; }

    public abstract Task StopSiloAsync(bool stopGracefully);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public abstract ValueTask DisposeAsync();

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>A silo in this process.</summary>
public class InProcessSiloHandle : SiloHandle
{
    private bool _ended;

    internal InProcessSiloHandle(IHost host, Silo silo, int number)
    {
        SiloHost = host;
        Silo = silo;
        Name = silo.Name;
        SiloAddress = silo.Address;
        InstanceNumber = (short)number;
    }

    public IHost SiloHost { get; }

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public override bool IsActive => !_ended;

    internal Silo Silo { get; }

    public override Task StopSiloAsync(bool stopGracefully) => EndAsync(stopGracefully);

    public override async ValueTask DisposeAsync()
    {
        await EndAsync(graceful: true);
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (!_ended)
            Silo.Kill();
        _ended = true;
    }

    /// <summary>A killed host is stopped too, so that nothing of it stays behind; its grains have ended by then.</summary>
    internal async Task EndAsync(bool graceful)
    {
        if (_ended)
            return;
        _ended = true;
        if (!graceful)
            Silo.Kill();
        await SiloHost.StopAsync();
        SiloHost.Dispose();
    }
}
