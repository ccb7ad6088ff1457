namespace Orleans.Runtime;

/// <summary>Work that a silo does when it starts; it is not active before that has ended.</summary>
public interface IStartupTask
{
    Task Execute(CancellationToken cancellationToken);
}
