using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Silo.Operators;

/// <summary>Who asks for something of operators by a public address, as their access token says; the default is somebody without one.</summary>
public readonly record struct Requester(UserId? Person, Role Role);
