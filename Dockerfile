# Builds Nexus on the engine named (embedded: one process; orleans: clusters, where its packages restore).
FROM node:22-slim AS explorer
WORKDIR /explorer
COPY src/Gateway/Explorer/web .
RUN npm ci --no-audit --no-fund && node build.mjs /bundle

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG NEXUS_ENGINE=embedded
WORKDIR /nexus
COPY . .
COPY --from=explorer /bundle /bundle
RUN dotnet publish src/Gateway/Nexus.Gateway.csproj -c Release -p:NexusEngine=$NEXUS_ENGINE -p:ExplorerOutput=/bundle/ -p:BuildsExplorer=false -o /publish

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /nexus
COPY --from=build /publish .
USER $APP_UID
EXPOSE 5080
ENTRYPOINT ["dotnet", "Nexus.Gateway.dll", "--urls", "http://0.0.0.0:5080"]
