// The audits of graphql-http, the reference of "GraphQL over HTTP".
import assert from 'node:assert/strict';
import { serverAudits } from 'graphql-http';
import { scenario } from './scenario.mjs';

const idOf = ({ id, name }) => `${id} ${name}`;

/** What the server leaves out of what it MAY do, each with its reason. */
const NOT_TAKEN = [];

for (const { id } of serverAudits({ url: '' })) {
  scenario(id, async url => {
    const audit = serverAudits({ url: new URL('/graphql', url).href }).find(audit => audit.id === id);
    const result = await audit.fn();
    assert.equal(result.status, 'ok', `${audit.name}: ${result.reason}`);
  });
}
scenario('list', () => console.log(serverAudits({ url: '' }).map(idOf).join('\n')));
scenario('all', async url => {
  for (const audit of serverAudits({ url: new URL('/graphql', url).href })) {
    const result = await audit.fn();
    console.log(audit.id, result.status, audit.name, result.reason ?? '');
  }
});
