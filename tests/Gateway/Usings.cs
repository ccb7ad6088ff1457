global using HotChocolate;
global using ErrorCode = Nexus.Grains.Errors.ErrorCode;
global using Path = System.IO.Path;
