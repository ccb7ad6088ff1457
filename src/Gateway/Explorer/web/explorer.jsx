// GraphiQL on this server's /graphql: queries and mutations over HTTP, subscriptions over graphql-transport-ws.
import './workers.js';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import 'graphiql/style.css';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';
import { ACCOUNT_PLUGIN } from './account.jsx';
import './explorer.css';
import { authorization } from './session.js';

const DEFAULT_QUERY = `# Sign in by the person on the left.
# Ctrl-Space completes, Ctrl-Enter runs.

query Me {
  viewer {
    user { username followerCount }
    feed(first: 5) {
      nodes { text likeCount author { username } }
    }
  }
}
`;

const SOCKET = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;

// A header that somebody has typed is stronger than who is signed in.
async function headersWith(typed = {}) {
  const isTyped = Object.keys(typed).some(name => name.toLowerCase() === 'authorization');
  return { ...(isTyped ? {} : await authorization()), ...typed };
}

async function fetcher(params, options) {
  const send = createGraphiQLFetcher({
    url: '/graphql',
    // Asked for at each connection: a socket is closed when its token expires.
    wsClient: createClient({ url: SOCKET, connectionParams: () => headersWith(options?.headers) }),
    enableIncrementalDelivery: false,
  });
  return send(params, { ...options, headers: await headersWith(options?.headers) });
}

createRoot(document.getElementById('explorer')).render(
  <GraphiQL fetcher={fetcher} plugins={[HISTORY_PLUGIN, ACCOUNT_PLUGIN]} defaultQuery={DEFAULT_QUERY} defaultEditorToolsVisibility={false}>
    <GraphiQL.Logo>
      <a className="explorer-logo" href="/">Nexus</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
