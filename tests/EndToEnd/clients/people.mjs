// People on the server, who do by plain HTTP what a scenario needs done.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

export const PASSWORD = 'correct horse battery';

/** Signs up somebody new: their id, name, token, and `ask`, which sends an operation as them. */
export async function signUp(url, prefix) {
  const username = `${prefix}_${randomBytes(5).toString('hex')}`;
  const { signUp } = await ask(url, null, `
    mutation ($input: SignUpInput!) { signUp(input: $input) { credentials { accessToken viewer { user { id } } } errors { __typename } } }`,
    { input: { username, email: `${username}@example.org`, password: PASSWORD } });
  const { accessToken, viewer } = signUp.credentials;
  return { id: viewer.user.id, username, accessToken, ask: (query, variables) => ask(url, accessToken, query, variables) };
}

/** Somebody whose posts are liked by a fan; `seen` is their newest notification at the start. */
export async function authorAndFan(url) {
  const author = await signUp(url, 'author');
  const fan = await signUp(url, 'fan');
  await fan.ask('mutation ($id: ID!) { follow(input: { userId: $id }) { user { id } } }', { id: author.id });
  const { viewer } = await author.ask('{ viewer { notifications(first: 1) { nodes { id } } } }');
  return {
    author,
    fan,
    seen: viewer.notifications.nodes[0].id,
    post: text => post(author, text),
    like: async text => like(fan, await post(author, text)),
  };
}

export async function post(author, text) {
  const { createPost } = await author.ask('mutation ($text: String!) { createPost(input: { text: $text }) { post { id } errors { __typename } } }', { text });
  return createPost.post.id;
}

export async function like(fan, id) {
  const { likePost } = await fan.ask('mutation ($id: ID!) { likePost(input: { postId: $id }) { post { viewerHasLiked } } }', { id });
  assert.equal(likePost.post.viewerHasLiked, true);
}

async function ask(url, token, query, variables) {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}
