// A client of graphql-ws for Nexus: the token goes with the first message. What is dropped stays dropped unless the options say otherwise.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { resuming } from './resuming.mjs';

export const connectSocket = (url, token, options) => createClient({
  url: new URL('/graphql', url).href.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: token ? { Authorization: `Bearer ${token}` } : undefined,
  retryAttempts: 0,
  ...options,
});

// Connects through a proxy, again after each cut, and goes on behind the last event.
export const connectThrough = (proxy, token) =>
  resuming(connectSocket(proxy.url, token, { retryAttempts: 5, shouldRetry: () => true, retryWait: proxy.untilMended }));
