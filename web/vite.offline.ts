// SPDX-License-Identifier: MIT
/** dist/sw.js: the service worker (offline/sw.js), and what this version of the page is made of. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

/** Every file of the site; dist/lib, dist/api and the one file are built later, and are not for visits without network. */
export function offlineFiles(folder: string): { address: string; hash: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
    .map((entry) => relative(folder, `${entry.parentPath}/${entry.name}`))
    .sort()
    .map((address) => ({ address, hash: hashOf(readFileSync(`${folder}/${address}`)) }));
}

/** The same files give the same bytes, others others: that is how a browser sees that there is a new version. */
export function serviceWorker(folder: string): string {
  const files = JSON.stringify(offlineFiles(folder));
  const source = readFileSync(fileURLToPath(new URL('offline/sw.js', import.meta.url)), 'utf8');
  return `const FILES = ${files};\nconst VERSION = '${hashOf(files + source).slice(0, 16)}';\n${source}`;
}

export function offline(): Plugin {
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: () => writeFileSync(`${folder}/sw.js`, serviceWorker(folder)),
    },
  };
}
