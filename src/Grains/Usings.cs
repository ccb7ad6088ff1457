global using Nexus.Storage.Ids;
global using Orleans;
