// SPDX-License-Identifier: MIT
/** The built site behind a plain static server under a sub-path. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const DIST = fileURLToPath(new URL('../../../../dist', import.meta.url));
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
 * What befalls a file on its way: it is not there, ends half-way, never comes, comes late (ms, or when told), comes changed, or with
 * another content type (null: none).
 */
export type Mishap =
  | 'missing'
  | 'cut'
  | 'never'
  | { late: number | Promise<void> }
  | { before: string }
  | { type: string | null };

export interface Site {
  /** the page's address, ending in a slash */
  url: string;
  /** what is served; another folder is another version */
  folder: string;
  /** something befalls its files, or did in this test */
  troubled: boolean;
  /** asked for each file; undefined: nothing befalls it */
  fault_of(name: string): Mishap | undefined;
  close(): Promise<void>;
}

async function send(response: ServerResponse, path: string, mishap: Mishap | undefined): Promise<void> {
  if (mishap === 'never') return;
  if (mishap === 'missing') throw new Error('as if not here');
  let body = await readFile(path);
  // Behind an open bracket: half of a script may be a whole one by chance.
  if (mishap === 'cut') body = body.subarray(0, body.indexOf('(', body.length / 2) + 1);
  if (typeof mishap === 'object' && 'before' in mishap)
    body = Buffer.concat([Buffer.from(mishap.before), body]);
  if (typeof mishap === 'object' && 'late' in mishap)
    await (typeof mishap.late === 'number' ? sleep(mishap.late) : mishap.late);
  const by_name = TYPES[extname(path)] ?? 'application/octet-stream';
  const type = typeof mishap === 'object' && 'type' in mishap ? mishap.type : by_name;
  // As the README has it: the names of these files change with what is in them.
  const caching =
    path.includes('/assets/') && !mishap ? { 'cache-control': 'max-age=31536000, immutable' } : {};
  response.writeHead(200, { ...caching, ...(type === null ? {} : { 'content-type': type }) }).end(body);
}

/** Serves dist/ as a class site might: `/courses/momentum/`, no headers but the content type. */
export async function serveSite(): Promise<Site> {
  if (!existsSync(`${DIST}/index.html`)) throw new Error('dist/ is missing: run scripts/demo --build-only');
  const path = '/courses/momentum/';
  // Tests have long links, too.
  const server: Server = createServer({ maxHeaderSize: 1 << 22 }, async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // As servers do that do not lead on to the address with a slash.
    const bare = pathname === path.slice(0, -1);
    const name = bare || pathname === path ? 'index.html' : pathname.slice(path.length);
    try {
      if (!(bare || pathname.startsWith(path)) || name.includes('..')) throw new Error('not here');
      await send(response, `${site.folder}/${name}`, site.fault_of(name));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const site: Site = {
    url: `http://127.0.0.1:${port}${path}`,
    folder: DIST,
    troubled: false,
    fault_of: () => undefined,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return site;
}
