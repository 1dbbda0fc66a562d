// SPDX-License-Identifier: MIT
/** The built site behind a plain static server under a sub-path, and the browsers Debian ships. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, firefox } from 'playwright-core';

export const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.ts': 'text/plain',
  '.txt': 'text/plain',
  '.json': 'application/json',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * What befalls a file on its way: it is not there, ends half-way, never comes, comes late (ms), comes changed, or with
 * another content type (null: none).
 */
export type Mishap =
  | 'missing'
  | 'cut'
  | 'never'
  | { late: number }
  | { before: string }
  | { type: string | null };

export interface Site {
  /** the page's address, ending in a slash */
  url: string;
  /** what is served; another folder is another version */
  folder: string;
  /** asked for each file; undefined: nothing befalls it */
  befall(name: string): Mishap | undefined;
  close(): Promise<void>;
}

async function send(response: ServerResponse, path: string, mishap: Mishap | undefined): Promise<void> {
  if (mishap === 'never') return;
  if (mishap === 'missing') throw new Error('as if not here');
  let body = await readFile(path);
  if (mishap === 'cut') body = body.subarray(0, body.length / 2);
  if (typeof mishap === 'object' && 'before' in mishap)
    body = Buffer.concat([Buffer.from(mishap.before), body]);
  if (typeof mishap === 'object' && 'late' in mishap)
    await new Promise((done) => setTimeout(done, mishap.late));
  const usual = TYPES[extname(path)] ?? 'application/octet-stream';
  const type = typeof mishap === 'object' && 'type' in mishap ? mishap.type : usual;
  response.writeHead(200, type === null ? {} : { 'content-type': type }).end(body);
}

/** Serves dist/ as a class site might: `/courses/momentum/`, no headers but the content type. */
export async function serveSite(): Promise<Site> {
  if (!existsSync(`${DIST}/index.html`)) throw new Error('dist/ is missing: run scripts/demo --build-only');
  const path = '/courses/momentum/';
  // Tests have long links, too.
  const server: Server = createServer({ maxHeaderSize: 1 << 22 }, async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === path ? 'index.html' : pathname.slice(path.length);
    try {
      if (!pathname.startsWith(path) || name.includes('..')) throw new Error('not here');
      await send(response, `${site.folder}/${name}`, site.befall(name));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const site: Site = {
    url: `http://127.0.0.1:${port}${path}`,
    folder: DIST,
    befall: () => undefined,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return site;
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The same without a window and what belongs to one, which is a third of its work. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** Playwright's own list, which a second one replaces, and last the address bar's popups: two pages more for each of ours. */
const NOT_NEEDED = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

export const launchChromium = () => launch_first([SHELL, ...CHROMIUM]);

/** As people have it. */
export const launchWholeChromium = () => launch_first(CHROMIUM);

function launch_first(places: string[]): Promise<Browser> {
  const executablePath = places.find(existsSync);
  if (!executablePath) throw new Error(`no Chromium at ${places.join(', ')}`);
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${NOT_NEEDED.join()}`,
  ];
  return chromium.launch({ executablePath, args });
}

/** Debian's Firefox ESR, which Playwright drives by WebDriver BiDi. */
export function launchFirefox(): Promise<Browser> {
  // Playwright's profile lets pages on disk read their neighbours; people's does not.
  const firefoxUserPrefs = { 'security.fileuri.strict_origin_policy': true };
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath: '/usr/bin/firefox-esr',
    firefoxUserPrefs,
  });
}
