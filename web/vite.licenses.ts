// SPDX-License-Identifier: MIT
/** licenses.txt beside what is built: every part that is really in it, with its licence. Vite's own looks into no worker. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

export interface Part {
  /** with the version, where it is known */
  name: string;
  /** as SPDX writes it */
  license: string;
  source: string;
  text: string;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(path, 'utf8');

/** The folder of the package a module is from; a bundler names its own modules `\0name/…`. None for our own. */
function folderOf(id: string): string | undefined {
  const own = /^\0([^/]+)\//.exec(id)?.[1];
  return own ? here(`node_modules/${own}`) : /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
}

export function partIn(folder: string): Part {
  const { name, version, license, homepage, repository } = JSON.parse(read(`${folder}/package.json`));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (!license || !file) throw new Error(`${name} says no licence: it cannot be shipped`);
  // Vite's own licence is followed by those of what it bundles for itself, none of which gets into a page.
  const text = read(`${folder}/${file}`).split('\n# Licenses of bundled dependencies')[0] as string;
  return { name: `${name} ${version}`, license, source: homepage ?? repository.url, text };
}

/** Of the headers the core was built with: 3.4.0, or, since a fourth number came in, 5.0.0 for 3, 5, 0, 0. */
function eigenVersion(): string {
  const folder = /^EIGEN_INCLUDE:PATH=(.*)$/m.exec(read(here('../build/wasm/CMakeCache.txt')))?.[1];
  const header = existsSync(`${folder}/Eigen/Version`) ? 'Version' : 'src/Core/util/Macros.h';
  const number = /^#define EIGEN_(?:WORLD|MAJOR|MINOR|PATCH)_VERSION (\d+)/gm;
  const numbers = [...read(`${folder}/Eigen/${header}`).matchAll(number)].map(([, digits]) => digits);
  if (numbers.length < 3) throw new Error(`no version in ${folder}/Eigen/${header}`);
  return numbers.slice(-3).join('.');
}

/** What the linker puts into momentum-core.wasm, as `-Wl,--print-map` of Emscripten 3.1.6 and 3.1.69 says, and its glue. */
function coreParts(): Part[] {
  const text = (name: string) => read(here(`licenses/${name}.txt`));
  return [
    {
      name: `Eigen ${eigenVersion()} (its headers, unmodified)`,
      license: 'MPL-2.0',
      source: 'https://gitlab.com/libeigen/eigen',
      text: text('eigen'),
    },
    {
      name: 'Emscripten (its JavaScript, embind, emmalloc)',
      license: 'MIT',
      source: 'https://github.com/emscripten-core/emscripten',
      text: text('emscripten'),
    },
    {
      name: 'LLVM (libc++, libc++abi, libunwind, compiler-rt)',
      license: 'Apache-2.0 WITH LLVM-exception',
      source: 'https://github.com/llvm/llvm-project',
      text: text('llvm'),
    },
    { name: 'musl', license: 'MIT', source: 'https://musl.libc.org', text: text('musl') },
  ];
}

export function partsOf(modules: Iterable<string>): Part[] {
  const ids = [...modules];
  const folders = new Set(ids.map(folderOf).filter((folder) => folder !== undefined));
  const packages = [...folders].map(partIn).sort((a, b) => a.name.localeCompare(b.name));
  return [...packages, ...(ids.some((id) => /\/momentum-(core|run)\./.test(id)) ? coreParts() : [])];
}

export function text(parts: Part[]): string {
  const { version } = JSON.parse(read(here('package.json')));
  const own = { name: `Momentum Lab ${version}`, license: 'MIT', source: '', text: read(here('../LICENSE')) };
  const all = [own, ...parts];
  const list = all.map(({ name, license }) => `- ${name}: ${license}\n`).join('');
  const sections = all.map((part) => {
    const head = `${'='.repeat(80)}\n${part.name}: ${part.license}\n${part.source}`.trimEnd();
    return `\n${head}\n\n${part.text.trim()}\n`;
  });
  // The mark at the start tells a browser that this is UTF-8, which servers do not say of a .txt.
  return `\uFEFF${own.name} and what is in it:\n\n${list}${sections.join('')}`;
}

/** A maker of plugins that know of each other: give one to the build and one to its workers', which are built before. */
export function licenses(): () => Plugin {
  const modules = new Set<string>();
  return () => {
    let worker = false;
    return {
      name: 'licenses',
      apply: 'build',
      configResolved(config) {
        worker = config.isWorker;
      },
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk') for (const id of chunk.moduleIds) modules.add(id);
        }
        if (worker) return;
        this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: text(partsOf(modules)) });
      },
    };
  };
}
