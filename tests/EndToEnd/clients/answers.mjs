// What any client that iterates over results gets for an operation that has one. `connect` takes the server's address and an access token.
import assert from 'node:assert/strict';
import { signUp } from './people.mjs';

export async function results(client, query, variables) {
  const all = [];
  for await (const result of client.iterate({ query, variables })) all.push(result);
  return all;
}

export async function answerQuery(connect, url) {
  const ada = await signUp(url, 'ada');
  const answers = await results(connect(url, ada.accessToken), '{ viewer { user { username } } }');
  assert.deepEqual(answers, [{ data: { viewer: { user: { username: ada.username } } } }]);
}

export async function answerMutation(connect, url) {
  const ada = await signUp(url, 'ada');
  const answers = await results(
    connect(url, ada.accessToken), 'mutation ($text: String!) { createPost(input: { text: $text }) { post { text } errors { __typename } } }', { text: 'over a stream' });
  assert.deepEqual(answers, [{ data: { createPost: { post: { text: 'over a stream' }, errors: null } } }]);
}
