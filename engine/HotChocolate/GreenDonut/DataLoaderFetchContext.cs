namespace GreenDonut;

/// <summary>State of one fetch. The embedded engine passes none.</summary>
public readonly record struct DataLoaderFetchContext<TValue>;
