// SPDX-License-Identifier: MIT
/** Trainers in Chromium, each in a page and process of its own, served from this folder, dist/ and build/. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname } from 'node:path';

const root = new URL('../../../', import.meta.url);
const FOLDERS = {
  bench: new URL('web/bench/', root),
  modules: new URL('web/bench/node_modules/', root),
  lib: new URL('dist/lib/', root),
  wasm: new URL('build/wasm/', root),
};
const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.html': 'text/html',
};
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function answer(request, response) {
  const [, folder, path] = /^\/(\w+)\/([^?]*)/.exec(request.url) ?? [];
  try {
    const body =
      path === '' ? '<!doctype html><title>bench</title>' : await readFile(new URL(path, FOLDERS[folder]));
    response
      .writeHead(200, { 'content-type': TYPES[extname(path || 'index.html')] ?? 'application/octet-stream' })
      .end(body);
  } catch {
    response.writeHead(404).end();
  }
}

export async function startChromium() {
  const executablePath = CHROMIUM.find((path) => existsSync(path));
  if (!executablePath) throw new Error(`no Chromium at ${CHROMIUM.join(', ')}`);
  // The page's own Playwright; this folder has only what is measured.
  const { chromium } = createRequire(new URL('web/package.json', root))('playwright-core');
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const server = createServer(answer);
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const site = `http://127.0.0.1:${server.address().port}/`;
  const places = {
    library: `${site}lib/momentum.js`,
    peak: `${site}wasm/peak.wasm`,
    modules: `${site}modules/`,
  };
  return {
    version: browser.version(),
    trainer: (name) => page(browser, site, places, name),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

function page(browser, site, places, trainer) {
  let opened;
  const open = async () => {
    const tab = await (await browser.newContext()).newPage();
    await tab.goto(`${site}bench/`);
    return tab;
  };
  const ask = async (verb, given) => {
    opened ??= open();
    return (await opened).evaluate(
      async (question) => {
        const engine = await import('/bench/engine.mjs');
        return engine[question.verb](...question.given);
      },
      { verb, given },
    );
  };
  return {
    prepare: (job, ms) => ask('prepare', [trainer, job, places, ms]),
    measure: (job, ms) => ask('measure', [trainer, job.name, ms]),
    close() {},
  };
}
