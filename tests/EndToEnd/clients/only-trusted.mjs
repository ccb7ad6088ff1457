// A server that executes nothing but the trusted documents, which are named as each client names them.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { scenario } from './scenario.mjs';

const folder = process.env.NEXUS_TRUSTED;

async function hashOf(operation) {
  for (const file of await readdir(folder)) {
    const text = await readFile(path.join(folder, file), 'utf8');
    if (text.includes(operation)) return path.basename(file, '.graphql');
  }
  throw new Error(`no tool has written ${operation}`);
}

async function ask(url, request) {
  const response = await fetch(new URL('/graphql', url), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(request) });
  return response.json();
}

scenario('Relay names a document by its id', async url =>
  assert.deepEqual(await ask(url, { id: await hashOf('query ProfileQuery'), variables: { username: 'nobody' } }), { data: { user: null } }));

scenario('Apollo Client and urql name a document by its hash', async url => {
  const persistedQuery = { version: 1, sha256Hash: await hashOf('query Profile(') };
  assert.deepEqual(await ask(url, { variables: { username: 'nobody' }, extensions: { persistedQuery } }), { data: { user: null } });
});

scenario('Any other document is refused', async url => {
  const { data, errors } = await ask(url, { query: '{ __typename }' });
  assert.deepEqual({ data, codes: errors.map(({ extensions }) => extensions.code) }, { data: undefined, codes: ['FORBIDDEN'] });
});
