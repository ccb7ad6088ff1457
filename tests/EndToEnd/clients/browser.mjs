// Chromium without a window, which notes what a page asks for and what it complains of.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

function findChromium() {
  const named = process.env.NEXUS_CHROMIUM;
  if (named) return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = process.env.PATH.split(path.delimiter).flatMap(folder => names.map(name => path.join(folder, name))).find(existsSync);
  assert.ok(found, 'Chromium is missing: install chromium, or name a Chrome with NEXUS_CHROMIUM');
  return found;
}

export async function openPage({ javaScript = true, colours = 'light' } = {}) {
  // The pages are the server's own, and root has no sandbox.
  const browser = await puppeteer.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
  await page.setJavaScriptEnabled(javaScript);

  const requests = [];
  const complaints = [];
  page.on('request', request => requests.push(request.url()));
  page.on('requestfailed', request => complaints.push(`${request.url()} failed: ${request.failure()?.errorText}`));
  page.on('response', response => { if (response.status() >= 400) complaints.push(`${response.url()} is ${response.status()}`); });
  page.on('pageerror', error => complaints.push(error.message));
  // What a policy refuses is told on the console.
  page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()); });
  const sockets = await page.createCDPSession();
  await sockets.send('Network.enable');
  sockets.on('Network.webSocketCreated', ({ url }) => requests.push(url));

  return {
    page,
    /** Nothing was asked of another host, nothing failed, nothing was refused. */
    assertSelfContained(url) {
      const hosts = new Set(requests.map(request => new URL(request)).filter(({ protocol }) => protocol !== 'data:' && protocol !== 'blob:').map(({ host }) => host));
      assert.deepEqual([...hosts], [url.host]);
      assert.deepEqual(complaints, []);
    },
    /** Keeps a picture where NEXUS_SCREENSHOTS names a folder. */
    async picture(name) {
      if (process.env.NEXUS_SCREENSHOTS) await page.screenshot({ path: path.join(process.env.NEXUS_SCREENSHOTS, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}
