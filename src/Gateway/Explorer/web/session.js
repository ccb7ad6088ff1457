// Who is signed in, for as long as this tab is open. Access tokens are short-lived and renewed when one is needed.
const KEY = 'nexus.session';
const RENEW_BEFORE = 30_000;
const CREDENTIALS = '{ credentials { accessToken refreshToken expiresAt viewer { user { username } } } errors { ... on Error { message } } }';

const listeners = new Set();
let session = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
let renewal = null;

export const current = () => session;

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens a session by `signUp` or `signIn`; throws with the server's message. */
export const open = async (mutation, input) => remember(await send(mutation, input));

export const signOut = () => remember(null);

/** The header of the person who is signed in; nothing where nobody is. */
export async function authorization() {
  if (session && Date.parse(session.expiresAt) - Date.now() < RENEW_BEFORE) {
    // A refresh token is good once: those who come at the same time share one renewal.
    renewal ??= send('refreshSession', { refreshToken: session.refreshToken })
      .then(remember, () => remember(null))
      .finally(() => { renewal = null; });
    await renewal;
  }
  return session ? { Authorization: `Bearer ${session.accessToken}` } : {};
}

async function send(mutation, input) {
  const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input!`;
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: `mutation ($input: ${type}) { result: ${mutation}(input: $input) ${CREDENTIALS} }`, variables: { input } }),
  });
  const { data, errors } = await response.json();
  const refusals = errors ?? data.result.errors;
  if (refusals) throw new Error(refusals.map(({ message }) => message).join(' '));
  return data.result.credentials;
}

function remember(credentials) {
  session = credentials;
  if (credentials) sessionStorage.setItem(KEY, JSON.stringify(credentials));
  else sessionStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}
