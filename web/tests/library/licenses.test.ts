// SPDX-License-Identifier: MIT
/** Each licenses.txt names what the built files beside it hold, by words only that part has, and nothing else. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import lock from '../../package-lock.json';
import { partIn, partsOf } from '../../vite.licenses.ts';
import { library } from './support/support';

const site = join(library, '..');
const WEB = join(site, '../web');

/** What a part's code says, even minified, and what its licence says. */
const PARTS: [name: RegExp, code: string, licence: string][] = [
  [/^@preact\/signals \d/, 'ReactiveTextNode', 'Copyright (c) 2022-present Preact Team'],
  [/^@preact\/signals-core \d/, 'Cycle detected', 'Copyright (c) 2022-present Preact Team'],
  [/^comlink \d/, 'comlink', 'Copyright 2017 Google Inc.'],
  [/^d3-array \d/, 'Math.sqrt(50)', 'Copyright 2010-2026 Mike Bostock'],
  [/^d3-contour \d/, 'invalid size', 'Copyright 2012-2026 Mike Bostock'],
  [/^internmap \d/, '_intern', 'Copyright 2021 Mike Bostock'],
  [/^lean-qr \d/, 'lean-qr error', 'Copyright (c) 2021-2025 David Evans'],
  [/^idb \d/, 'readwrite', 'Copyright (c) 2016, Jake Archibald'],
  [/^papaparse \d/, 'UndetectableDelimiter', 'Copyright (c) 2015 Matthew Holt'],
  [/^preact \d/, 'dangerouslySetInnerHTML', 'Copyright (c) 2015-present Jason Miller'],
  [/^rolldown \d/, 'Symbol.toStringTag,{value:`Module`}', 'VoidZero Inc. & Contributors'],
  [/^vite \d/, 'vite:preloadError', 'VoidZero Inc. and Vite contributors'],
  // The core's parts are linked into one: where its glue is, they are.
  [/^Eigen \d+\.\d+\.\d+ .*unmodified/, 'BindingError', 'Mozilla Public License Version 2.0'],
  [/^Emscripten /, 'BindingError', 'The Emscripten Authors'],
  [/^LLVM /, 'BindingError', 'LLVM Exceptions to the Apache 2.0 License'],
  [/^musl$/, 'BindingError', 'Rich Felker'],
];

/** The names of the parts, and the text of each. */
function listed(folder: string): Map<string, string> {
  const [head, ...sections] = readFileSync(join(folder, 'licenses.txt'), 'utf8').split(
    `\n${'='.repeat(80)}\n`,
  );
  const names = [...(head ?? '').matchAll(/^- (.*): .*$/gm)].map((line) => line[1] ?? '');
  expect(sections.length).toBe(names.length);
  return new Map(names.map((name, index) => [name, sections[index] ?? '']));
}

function scripts(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

describe.each([
  ['the page', site, join(site, 'assets'), 15],
  ['the library', library, library, 5],
])('licenses.txt of %s', (_, folder, code, count) => {
  const parts = listed(folder);
  const found = PARTS.filter(([, word]) => scripts(code).includes(word));

  it('lists what is there, and nothing else', () => {
    const names = [...parts.keys()].filter((name) => !name.startsWith('Momentum Lab '));
    const expected = found.map(([name]) => name);
    expect(expected.length).toBe(count);
    expect(names.filter((name) => !expected.some((one) => one.test(name)))).toEqual([]);
    expect(expected.filter((one) => !names.some((name) => one.test(name)))).toEqual([]);
  });

  it('has each licence in full', () => {
    for (const [part, , words] of found) {
      const [, text] = [...parts].find(([name]) => part.test(name)) ?? [];
      expect(text).toContain(words);
      expect(text?.length).toBeGreaterThan(600);
    }
    expect([...parts.values()][0]).toContain('Momentum Lab');
  });
});

it('knows every package that pages depend on', () => {
  const packages = Object.entries(lock.packages).filter(([path, entry]) => path && !('dev' in entry));
  for (const [path] of packages) {
    const { name } = partIn(join(WEB, path));
    expect(PARTS.filter(([part]) => part.test(name)).length, name).toBe(1);
  }
});

it.each([
  ['no licence file', { name: 'some', version: '1.0.0', license: 'MIT' }, 'README.md'],
  ['no licence name', { name: 'some', version: '1.0.0' }, 'LICENSE'],
])('fails the build for a package with %s', (_, manifest, file) => {
  const root = mkdtempSync(join(tmpdir(), 'momentum-licences-'));
  const folder = join(root, 'node_modules/some');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, file), 'words');
  expect(() => partsOf([join(folder, 'dist/some.js')])).toThrow('some says no licence: it cannot be shipped');
  rmSync(root, { recursive: true });
});
