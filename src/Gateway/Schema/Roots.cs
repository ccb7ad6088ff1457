namespace Nexus.Gateway.Schema;

/// <summary>The fields of the roots stand in the features' folders.</summary>
public sealed class Query;

/// <inheritdoc cref="Query"/>
public sealed class Mutation;

/// <inheritdoc cref="Query"/>
public sealed class Subscription;
