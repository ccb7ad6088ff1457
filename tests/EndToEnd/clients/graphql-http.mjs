// The audits of graphql-http, the reference of "GraphQL over HTTP": prints each one's result.
import { auditServer } from 'graphql-http';
import { scenario } from './scenario.mjs';

scenario('All audits', async url => {
  const results = await auditServer({ url: new URL('/graphql', url).href });
  console.log(JSON.stringify(results.map(({ id, name, status, reason }) => ({ audit: `${id} ${name}`, status, reason }))));
});
