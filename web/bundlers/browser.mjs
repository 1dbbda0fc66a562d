// SPDX-License-Identifier: MIT
// What a folder's index.html says in its title, in Chromium, served as a plain static server serves.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};
const CHROMIUM = '/usr/bin/chromium-headless-shell';

function serve(folder) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://here');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const content = await readFile(join(folder, decodeURIComponent(name)));
      response
        .writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' })
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export async function title_of(folder) {
  const server = await serve(folder);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const said = [];
    page.on('pageerror', (error) => said.push(String(error)));
    page.on(
      'response',
      (response) => response.status() >= 400 && said.push(`${response.status()} ${response.url()}`),
    );
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const loss = page.waitForFunction(() => /^\d/.test(document.title) && document.title, null, {
      timeout: 20_000,
    });
    return await loss.then((title) => title.jsonValue()).catch(() => `nothing; ${said.join('; ')}`);
  } finally {
    await browser.close();
    server.close();
  }
}
