// What the packages of both engines' public API import by themselves stands here, so that files are the same for both.
global using GreenDonut;
global using HotChocolate;
global using HotChocolate.Types;
global using HotChocolate.Types.Relay;
global using Orleans;
global using Orleans.Runtime;
// Orleans has an ErrorCode of its own.
global using ErrorCode = Nexus.Grains.Errors.ErrorCode;
