// Subscribes with graphql-ws and prints each event as a line of JSON: node subscribe.mjs URL TOKEN QUERY VARIABLES COUNT
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, token, query, variables, count] = process.argv.slice(2);
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: token ? { Authorization: `Bearer ${token}` } : undefined,
  retryAttempts: 0,
});

client.on('connected', () => console.log(JSON.stringify({ connected: true })));
client.on('closed', event => console.log(JSON.stringify({ closed: event.code })));

let seen = 0;
try {
  for await (const result of client.iterate({ query, variables: JSON.parse(variables) })) {
    console.log(JSON.stringify({ at: Date.now(), ...result }));
    if (++seen === Number(count)) break;
  }
} catch (error) {
  console.log(JSON.stringify({ error: error.code ?? error.message ?? error }));
}
await client.dispose();
