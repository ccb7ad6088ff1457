// The start page and GraphiQL, in a browser.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { openPage } from './browser.mjs';
import { authorAndFan, PASSWORD, signUp } from './people.mjs';
import { scenario } from './scenario.mjs';

const OPERATION = '.graphiql-query-editor';
const OPERATION_MODEL = 'operation.graphql';
const HEADERS_MODEL = 'request-headers.json';
const RESPONSE = '.graphiql-response';
const RUN = '.graphiql-execute-button';

async function inBrowser(options, work) {
  const browser = await openPage(options);
  try {
    await work(browser);
  } catch (error) {
    await browser.picture('failure');
    throw error;
  } finally {
    await browser.close();
  }
}

async function openExplorer(browser, url) {
  await browser.page.goto(url.href);
  await Promise.all([browser.page.waitForNavigation(), browser.page.click('a[href="/graphiql"]')]);
  await browser.page.waitForSelector(`${OPERATION} .view-lines`);
}

// Typed by hand, a text would meet brackets that the editor has closed already: GraphiQL shows its editors, for those who test with it.
const write = (page, model, text) => page.evaluate(
  (name, value) => globalThis.__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith(name)).setValue(value), model, text);

// GraphiQL reads what was written a moment later; then its tab bears the operation's name.
async function run(page, operation) {
  await write(page, OPERATION_MODEL, operation);
  const [, name] = operation.match(/^\w+ (\w+)/);
  await page.waitForFunction(expected => document.querySelector('.graphiql-tab')?.innerText.trim() === expected, {}, name);
  await page.click(RUN);
}

// Monaco draws spaces that do not break.
const shown = (page, text) => page.waitForFunction(
  (selector, expected) => document.querySelector(selector)?.innerText.replaceAll('\u00a0', ' ').includes(expected), {}, RESPONSE, text);

async function fillIn(page, form, fields) {
  for (const [name, value] of Object.entries(fields)) await page.type(`form[name=${form}] input[name=${name}]`, value);
  await page.click(`form[name=${form}] button[type=submit]`);
}

const accountSays = (page, text) => page.waitForFunction(
  expected => document.querySelector('.account')?.innerText.includes(expected), {}, text);

async function signIn(page, username) {
  await page.click('button[aria-label$="Account"]');
  await fillIn(page, 'signIn', { login: username, password: PASSWORD });
  await accountSays(page, `Signed in as ${username}`);
}

const lookAtStart = (url, colours) => inBrowser({ javaScript: false, colours }, async browser => {
  const { page } = browser;
  await page.goto(url.href);
  await browser.picture(`start-${colours}`);
  const links = await page.$$eval('a', anchors => anchors.map(anchor => anchor.getAttribute('href')));
  assert.deepEqual(links, ['/graphiql', '/graphql?sdl', '/health/ready', '/.well-known/jwks.json']);
  for (const link of links) {
    const response = await fetch(new URL(link, url));
    assert.equal(response.status, 200, link);
  }
  browser.assertSelfContained(url);
});

scenario('The start page works without JavaScript', url => lookAtStart(url, 'light'));
scenario('The start page works in dark colours', url => lookAtStart(url, 'dark'));

scenario('GraphiQL runs a query', url => inBrowser({}, async browser => {
  await openExplorer(browser, url);
  await run(browser.page, 'query Root { __typename viewer { email } }');
  await shown(browser.page, '"__typename": "Query"');
  await browser.picture('query');
  browser.assertSelfContained(url);
}));

scenario('GraphiQL runs a mutation', url => inBrowser({ colours: 'dark' }, async browser => {
  const name = `browser_${randomBytes(5).toString('hex')}`;
  await openExplorer(browser, url);
  await run(browser.page, `mutation Join { signUp(input: { username: "${name}", email: "${name}@example.org", password: "${PASSWORD}" }) { credentials { viewer { user { username } } } errors { __typename } } }`);
  await shown(browser.page, `"username": "${name}"`);
  await browser.picture('mutation');
  browser.assertSelfContained(url);
}));

scenario('GraphiQL shows an event that somebody else has caused', url => inBrowser({}, async browser => {
  const { author, fan, seen, like } = await authorAndFan(url);
  await openExplorer(browser, url);
  await signIn(browser.page, author.username);
  await run(browser.page, `subscription Likes { notificationReceived(after: "${seen}") { kind actor { username } post { text } } }`);
  await like('seen in a browser');
  await shown(browser.page, '"text": "seen in a browser"');
  await shown(browser.page, `"username": "${fan.username}"`);
  await browser.picture('subscription');
  browser.assertSelfContained(url);
}));

scenario('Somebody new signs up beside the editor and out again', url => inBrowser({}, async browser => {
  const { page } = browser;
  const username = `browser_${randomBytes(5).toString('hex')}`;
  await openExplorer(browser, url);
  await page.click('button[aria-label$="Account"]');
  await page.click('.account summary');
  await fillIn(page, 'signUp', { username, email: `${username}@example.org`, password: PASSWORD });
  await accountSays(page, `Signed in as ${username}`);
  await page.click('.account button');
  await page.waitForSelector('form[name=signIn]');
  await browser.picture('signed-out');
  browser.assertSelfContained(url);
}));

scenario('A wrong password is said beside the form', url => inBrowser({}, async browser => {
  const { page } = browser;
  const { username } = await signUp(url, 'forgetful');
  await openExplorer(browser, url);
  await page.click('button[aria-label$="Account"]');
  await fillIn(page, 'signIn', { login: username, password: 'something else' });
  await page.waitForFunction(() => document.querySelector('form[name=signIn] output')?.innerText.length > 0);
  await browser.picture('refused');
  browser.assertSelfContained(url);
}));

scenario('A session that has run out is renewed before it is used', url => inBrowser({}, async browser => {
  const { page } = browser;
  const { username } = await signUp(url, 'patient');
  await openExplorer(browser, url);
  await signIn(page, username);
  const first = await page.evaluate(() => {
    const session = JSON.parse(sessionStorage.getItem('nexus.session'));
    sessionStorage.setItem('nexus.session', JSON.stringify({ ...session, accessToken: 'run out', expiresAt: new Date(0).toISOString() }));
    return session.refreshToken;
  });
  await page.reload();
  await page.waitForSelector(`${OPERATION} .view-lines`);
  await run(page, 'query Me { viewer { user { username } } }');
  await shown(page, `"username": "${username}"`);
  assert.notEqual(await page.evaluate(() => JSON.parse(sessionStorage.getItem('nexus.session')).refreshToken), first);
  browser.assertSelfContained(url);
}));

scenario('The headers that GraphiQL is given are those of its subscriptions', url => inBrowser({}, async browser => {
  const { author, seen, like } = await authorAndFan(url);
  const { page } = browser;
  await openExplorer(browser, url);
  await write(page, HEADERS_MODEL, `{ "Authorization": "Bearer ${author.accessToken}" }`);
  await run(page, `subscription Likes { notificationReceived(after: "${seen}") { post { text } } }`);
  await like('by its header');
  await shown(page, '"text": "by its header"');
  browser.assertSelfContained(url);
}));

scenario('GraphiQL knows the schema', url => inBrowser({}, async browser => {
  const { page } = browser;
  await openExplorer(browser, url);
  await write(page, OPERATION_MODEL, '{ nothing }');
  await page.waitForSelector(`${OPERATION} .squiggly-error`);
  await page.click('button[aria-label*="Documentation Explorer"]');
  await page.waitForFunction(() => document.querySelector('.graphiql-doc-explorer-content')?.innerText.includes('NotificationConnection'));
  await browser.picture('schema');
  browser.assertSelfContained(url);
}));
