// SPDX-License-Identifier: MIT
/** A page's code and a worker's are checked against their own globals, by a tsconfig each; what both share, by both. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const WEB = fileURLToPath(new URL('../../..', import.meta.url));
const PATIENCE_MS = 60_000;

const tsc = (...options: string[]) =>
  spawnSync(join(WEB, 'node_modules/.bin/tsc'), options, { cwd: WEB, encoding: 'utf8' }).stdout;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'momentum-globals-')));
// Where the types of packages are looked for.
symlinkSync(join(WEB, 'node_modules'), join(folder, 'node_modules'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Statements, and whether they are code of a page and of a worker. */
const STATEMENTS: [code: string, page: boolean, worker: boolean][] = [
  ['document.title;', true, false],
  ['window.innerWidth;', true, false],
  ['localStorage.length;', true, false],
  ['requestAnimationFrame(() => {}) satisfies number; new MutationObserver(() => {});', true, false],
  ["importScripts('other.js');", false, true],
  ['(globalThis as unknown as DedicatedWorkerGlobalScope).close();', false, true],
  ["void fetch('core.wasm').then((answer) => WebAssembly.compileStreaming(answer));", true, true],
  ['performance.now() satisfies number; new MessageChannel().port1.postMessage(1);', true, true],
];

/** The statements that compile under a configuration: each stands in a module of its own. */
function compiled(config: string): boolean[] {
  const files = STATEMENTS.map((_, i) => `statement-${i}.ts`);
  const options = { extends: join(WEB, config), files, include: [], exclude: [] };
  for (const [i, [code]] of STATEMENTS.entries())
    writeFileSync(join(folder, files[i] ?? ''), `${code}\nexport {};\n`);
  writeFileSync(join(folder, config), JSON.stringify(options));
  const output = tsc('--pretty', 'false', '-p', join(folder, config));
  const complaints = output.split('\n').filter((line) => line.includes(': error '));
  // Every complaint is about one of them: the configuration itself is well.
  expect(complaints.filter((line) => !/statement-\d+\.ts\(1,/.test(line))).toEqual([]);
  return files.map((file) => !complaints.some((line) => line.includes(`${file}(`)));
}

it(
  'a worker that touches the document does not compile, nor a page that takes itself for a worker',
  () => {
    expect(compiled('tsconfig.json')).toEqual(STATEMENTS.map(([, page]) => page));
    expect(compiled('tsconfig.worker.json')).toEqual(STATEMENTS.map(([, , worker]) => worker));
  },
  PATIENCE_MS,
);

describe('the files', () => {
  const sources = (config: string) =>
    tsc('--listFilesOnly', '-p', config)
      .split('\n')
      .map((file) => relative(WEB, file.trim()))
      .filter((file) => file.startsWith('src/'));
  const page = sources('tsconfig.json');
  const worker = sources('tsconfig.worker.json');
  const is_entry = (file: string) => /^src\/(core\/)?worker\/[^/]*entry\.ts$/.test(file);
  const is_shared = (file: string) => /^src\/(core|worker\/session)\//.test(file) && !is_entry(file);

  it('of core and session are checked as both', () => {
    const shared = page.filter(is_shared);
    expect(shared.length).toBeGreaterThan(30);
    expect(worker.filter(is_shared).sort()).toEqual(shared.sort());
  });

  it('with which a worker begins are checked as a worker’s alone, all others of the page as a page’s', () => {
    expect(worker.filter(is_entry)).not.toEqual([]);
    expect(page.filter(is_entry)).toEqual([]);
    const of_views = (file: string) =>
      /^src\/(lab|rooms|modes|shell|ui|figure|site|worker\/client)\//.test(file);
    expect(worker.filter(of_views)).toEqual([]);
    expect(page.filter(of_views).length).toBeGreaterThan(150);
  });
});
