// graphql-js reads the schema, printed and introspected, as every tool does.
import assert from 'node:assert/strict';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';
import { scenario } from './scenario.mjs';

async function printed(url) {
  const response = await fetch(new URL('/graphql?sdl', url));
  assert.equal(response.status, 200);
  return buildSchema(await response.text());
}

async function introspected(url, options) {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery(options) }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return buildClientSchema(data);
}

scenario('The printed schema is valid', async url => {
  assert.deepEqual(validateSchema(await printed(url)), []);
});

scenario('Introspection says what is printed', async url => {
  const everything = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, inputValueDeprecation: true, oneOf: true };
  const schema = await introspected(url, everything);
  assert.deepEqual(validateSchema(schema), []);
  assert.equal(printSchema(lexicographicSortSchema(schema)), printSchema(lexicographicSortSchema(await printed(url))));
});
