// A client of graphql-ws or graphql-sse whose subscriptions resume: both send an operation again after a dropped connection, so it is enough that
// its variable `after` then names the last event that has arrived.
export function resuming(client) {
  return {
    ...client,
    subscribe(request, sink) {
      const variables = { ...request.variables };
      const next = result => {
        for (const event of Object.values(result.data ?? {})) variables.after = event?.id ?? variables.after;
        sink.next(result);
      };
      return client.subscribe({ ...request, variables }, { ...sink, next });
    },
  };
}
