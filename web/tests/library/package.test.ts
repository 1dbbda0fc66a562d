// SPDX-License-Identifier: MIT
/** The files as a user's tools see them: a module, and the types that are declared beside it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { describe, expect, it } from 'vitest';
import { SCHEMA } from '#wasm/momentum-schema';
import web from '../../package.json';
import type { Trainer, WasmSource } from '../../src/core/api';
import { article, importLibrary, library, loadLibrary } from './support/support';

const momentum = await loadLibrary();
const make = () => new momentum.Trainer(article());

it('is a module to Nodes that do not guess', () => {
  const script = `import { loadMomentum } from '${library}momentum.js'; await loadMomentum(); console.log('loaded');`;
  const flags = ['--no-experimental-detect-module', '--input-type=module', '--eval', script];
  expect(spawnSync(process.execPath, flags, { encoding: 'utf8' }).stdout).toBe('loaded\n');
});

const modules = (path: string) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));
const tool = (name: string, ...args: string[]) =>
  spawnSync(modules(`.bin/${name}`), args, { encoding: 'utf8' });

describe('as a package', () => {
  const text = (name: string) => readFileSync(`${library}${name}`, 'utf8');

  it('says what it is: its version is the page’s', () => {
    expect(JSON.parse(text('package.json'))).toMatchObject({
      version: web.version,
      main: './momentum.js',
      types: './momentum.d.ts',
      exports: {
        '.': { browser: './momentum.js' },
        './worker': { types: './worker.d.ts', default: './worker.js' },
        './momentum.wasm': './momentum.wasm',
      },
      sideEffects: ['./momentum-worker.js'],
      engines: { node: '>=18' },
    });
    expect(text('CHANGELOG.md')).toContain(`## ${web.version}`);
    expect(text('licenses.txt')).toContain(`Momentum Lab ${web.version}`);
  });

  it('says nothing of its source where that is not known: no address stands in for it', () => {
    const { repository } = JSON.parse(text('package.json'));
    if (repository) expect(repository.url).toMatch(/^git\+https:\/\/(?!example\.)[^/]+\/[^/]+\/[^/]+\.git$/);
    const built = ['package.json', 'README.md', 'CHANGELOG.md', 'momentum.js', 'worker.js', 'momentum.d.ts'];
    expect(built.filter((name) => /example\.(org|com)/.test(text(name)))).toEqual([]);
  });

  it('has nothing publint or attw finds', async () => {
    expect((await publint({ pkgDir: library, strict: true })).messages).toEqual([]);
    // The wasm is a file to copy, no module.
    const flags = ['--profile', 'esm-only', '--exclude-entrypoints', 'momentum.wasm', '--format', 'json'];
    const { stdout, status } = tool('attw', '--pack', library, ...flags);
    expect(status, stdout).toBe(0);
  });

  it('names its files in the words bundlers know', () => {
    expect(text('momentum.js')).toContain('new URL("./momentum.wasm", import.meta.url)');
    const started =
      /new Worker\(new URL\("\.\/momentum-worker\.js", import\.meta\.url\), \{ type: "module" \}\)/;
    expect(text('worker.js')).toMatch(started);
    // Who trains without a worker has none of it, and three files are all there is to copy.
    const imports = (name: string) =>
      [...text(name).matchAll(/^import .* from "(.*)";$/gm)].map(([, from]) => from);
    expect(['momentum.js', 'worker.js', 'momentum-worker.js'].map(imports)).toEqual([
      [],
      ['./momentum.js'],
      ['./momentum.js'],
    ]);
    expect(text('momentum.js')).not.toMatch(/comlink|new Worker/i);
  });

  it.each([
    ['momentum', 'trainer'],
    ['worker', 'worker/line'],
    ['momentum-worker', 'worker/entry'],
  ])('%s.js imports what only Node has in words bundlers let be, and has its map', (name, source) => {
    const script = text(`${name}.js`);
    expect(script).toMatch(
      /import\(\s*\/\* webpackIgnore: true \*\/\s*\/\* turbopackIgnore: true \*\/\s*\/\* @vite-ignore/,
    );
    expect(script).not.toMatch(/import\([^)]*["']node:|from ["']node:/);
    expect(script).toContain(`sourceMappingURL=${name}.js.map`);
    expect(JSON.parse(text(`${name}.js.map`)).sources).toContain(`../../web/src/core/${source}.ts`);
  });
});

describe('loadMomentum()', () => {
  const wasm = readFileSync(`${library}momentum.wasm`);

  it.each<[string, () => Promise<WasmSource>]>([
    ['bytes', async () => new Uint8Array(wasm)],
    ['a buffer', async () => new Uint8Array(wasm).buffer],
    ['a compiled module', () => WebAssembly.compile(new Uint8Array(wasm))],
    ['an address', async () => `file://${library}momentum.wasm`],
  ])('takes %s', async (_, source) => {
    const { loadMomentum } = await importLibrary();
    const { Trainer } = await loadMomentum(await source());
    expect(new Trainer(article()).step()).toBeCloseTo(1.1368438, 6);
  });

  it('has an entry with the bytes in it', async () => {
    const { loadMomentum, OptionError } = await import(/* @vite-ignore */ `${library}inline.js`);
    expect(new (await loadMomentum()).Trainer(article()).step()).toBeCloseTo(1.1368438, 6);
    expect(OptionError).toBe((await importLibrary()).OptionError);
  });

  it('is given up by a signal, with its reason', async () => {
    const { loadMomentum } = await importLibrary();
    const before = loadMomentum(undefined, { signal: AbortSignal.abort('at once') });
    await expect(before).rejects.toBe('at once');
    const giving_up = new AbortController();
    const meanwhile = loadMomentum(undefined, { signal: giving_up.signal });
    giving_up.abort('changed my mind');
    await expect(meanwhile).rejects.toBe('changed my mind');
  });
});

describe('momentum.d.ts', () => {
  const declaration = readFileSync(`${library}momentum.d.ts`, 'utf8');
  const members = (name: string) => {
    const body = new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(declaration)?.[1] ?? '';
    return [...body.matchAll(/^ {2}(?:readonly )?(\[[\w.]+\]|\w+)\??[(:]/gm)]
      .map((match) => match[1] as string)
      .sort();
  };

  it('declares just what the live trainer has', () => {
    const trainer = make();
    const live = new Set<string>(Object.keys(trainer));
    const own = Object.getPrototypeOf(momentum.Trainer.prototype) as Trainer;
    live.delete('memory'); // what refuses copies is no member
    for (const key of Reflect.ownKeys(own)) {
      if (key !== 'constructor')
        live.add(String(key).replace(/^Symbol\((?:nodejs|Symbol)(.*)\)$/, '[Symbol$1]'));
    }
    expect(members('Trainer')).toEqual([...live].sort());
  });

  it('declares just what a live descent has, its theory, and what gives them', () => {
    const descent = new momentum.Descent({});
    const own = Reflect.ownKeys(Object.getPrototypeOf(momentum.Descent.prototype));
    const live = own.map((key) => String(key).replace(/^Symbol\((?:nodejs|Symbol)(.*)\)$/, '[Symbol$1]'));
    expect(members('Descent')).toEqual(live.filter((key) => key !== 'constructor').sort());
    expect(members('DescentPath')).toEqual(Object.keys(descent.point()).sort());
    expect(members('SurfaceLook')).toEqual(Object.keys(descent.look(0, 0)).sort());
    expect(members('HeavyBall')).toEqual(Object.keys(momentum.heavy_ball(1, 50)).sort());
    expect(members('Momentum')).toEqual(Object.keys(momentum).sort());
    expect(declaration).not.toMatch(/^import|from '\.\//m);
  });

  it('says of every option what holds when it is left out', () => {
    const fields = declaration.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}(\w+)\?: (?!undefined)/g);
    const field_notes = [...fields].map(([, words = '', name]) => [
      name,
      /when\s+(\* )?left out/.test(words),
    ]);
    expect(field_notes.length).toBeGreaterThan(50);
    expect(field_notes.filter(([, yes]) => !yes)).toEqual([]);
    const silent = /[^/]\n {2}\w+\?: (?!undefined)/.exec(declaration.replace(/\*\/\n/g, '*/'));
    expect(silent).toBeNull();
    expect(declaration).toContain(`/** 0 … 2⁵³ − 1; ${SCHEMA.fields.seed.default} when left out */`);
  });

  it('compiles for whoever has no browser’s types, and holds loss and data together', () => {
    const folder = mkdtempSync(join(tmpdir(), 'momentum-types-'));
    const compilerOptions = {
      ...{ noEmit: true, strict: true, skipLibCheck: false, target: 'es2022', module: 'nodenext' },
      ...{ lib: ['es2022'], types: ['node'], typeRoots: [modules('@types')] },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    const data = (more: string) => `data: { kind: 'torch_rand', samples: 5, features: 2, ${more} }`;
    const use = (options: string) => `import { loadMomentum } from '${library}momentum.js';
      import { createWorkerTrainer } from '${library}worker.js';
      import { Worker } from 'node:worker_threads';
      const { Trainer, Descent } = await loadMomentum(new Uint8Array(8), { signal: AbortSignal.abort() });
      const trainer = new Trainer({ ${options} });
      const losses: Float32Array = trainer.run(2);
      trainer.predict([1, 2]);
      trainer[Symbol.dispose]();
      const worker = new Worker('./own.js');
      const there = await createWorkerTrainer({ ${options} }, { worker, signal: AbortSignal.abort() });
      const more: Float32Array = await there.run(2, { progress: ({ done }: { done: number }) => done });
      const steps: number = await there.steps;
      const went: boolean | Promise<boolean> = there.diverged.then((one) => !one);
      const at: number | null = await there.diverged_at.catch(() => null);
      const deltas: Float32Array[] = (await there.trace(more, 1, 2)).layers.map(({ delta }) => delta);
      for await (const loss of there) loss.toFixed();
      export default [losses, steps, went, at, deltas, new Descent({ surface: { type: 'beale' } })];`;
    const compiled = (options: string) => {
      writeFileSync(join(folder, 'app.mts'), use(options));
      return tool('tsc', '--project', folder).stdout;
    };
    expect(compiled(data('classes: 3'))).toBe('');
    expect(compiled(`${data('outputs: 3')}, loss: 'mse'`)).toBe('');
    expect(compiled(`${data('classes: 3')}, loss: 'mse'`)).toContain('error TS');
    expect(compiled(data('outputs: 3'))).toContain('error TS');
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['SgdOptions', 'sgd'],
    ['AdamOptions', 'adam'],
    ['RmspropOptions', 'rmsprop'],
    ['AdagradOptions', 'adagrad'],
  ])('declares just the options the core knows: %s', (name, type) => {
    let message = '';
    try {
      new momentum.Trainer({ ...article(), optimizer: { type, '?': 1 } as never });
    } catch (error) {
      message = (error as Error).message;
    }
    const known = (message.split('allowed are ')[1] ?? '').split(', ').sort();
    expect(members(name)).toEqual(known);
  });
});
