// SPDX-License-Identifier: MIT
// Packs dist/ into dist/momentum-lab.zip: the folder as it is, the same bytes whenever and wherever it is packed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const ZIP = 'momentum-lab.zip';
// The least a zip can say, in whatever time zone: zips know local times only.
const SOME_DAY = new Date(1980, 0, 1);

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== ZIP)
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(dist.length).replace(/^\//, ''))
  .sort();
const entries = files.map((name) => [`momentum-lab/${name}`, new Uint8Array(readFileSync(dist + name))]);
writeFileSync(dist + ZIP, zipSync(Object.fromEntries(entries), { level: 9, mtime: SOME_DAY }));
