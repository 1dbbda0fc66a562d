// SPDX-License-Identifier: MIT
/** The house as it stands: folders that can be looked over, one type one name, no circle, and the map in the README. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const WEB = fileURLToPath(new URL('../../..', import.meta.url));

/** All files below a folder of web/, as the house names them: src/lab/lab.ts. */
function files_below(folder: string): string[] {
  return readdirSync(join(WEB, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => statSync(join(WEB, name)).isFile());
}

const read = (file: string) => readFileSync(join(WEB, file), 'utf8');
const SOURCES = files_below('src');
const MODULES = SOURCES.filter((file) => /\.tsx?$/.test(file));

/** Names that more than one file says, with these files. */
function shared<T>(files: readonly string[], names: (file: string) => Iterable<T>): Map<T, string[]> {
  const where = new Map<T, string[]>();
  for (const file of files)
    for (const name of new Set(names(file))) where.set(name, [...(where.get(name) ?? []), file]);
  return new Map([...where].filter(([, found]) => found.length > 1));
}

it('no folder of the sources or their tests has more than 20 files', () => {
  const folders = [...SOURCES, ...files_below('tests')].map((file) => dirname(file));
  const crowded = folders.filter((folder) => folders.filter((other) => other === folder).length > 20);
  expect(crowded).toEqual([]);
});

it('a type’s name is declared in one file', () => {
  const types = (file: string) =>
    [...read(file).matchAll(/^(?:export )?(?:interface|type|class|enum) ([A-Z]\w*)/gm)].map(
      ([, name]) => name,
    );
  expect(shared(MODULES, types)).toEqual(new Map());
});

/** The files that one names in what a pattern finds. */
function named_by(file: string, pattern: RegExp): string[] {
  const sources = [...read(file).matchAll(pattern)].map(([, source]) => source);
  return sources.flatMap((source) => {
    const path = relative(WEB, join(WEB, dirname(file), source ?? ''));
    const found = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => path + end);
    return found.filter((name) => SOURCES.includes(name));
  });
}

/** What one imports, by value or by type; what comes later by import() is no circle. */
const imports = (file: string) => named_by(file, /^(?:import|export)[^;]*?from '(\.[^']+)';/gm);
/** What it imports later, or for what it does by itself: a style sheet. */
const later = (file: string) => named_by(file, /\bimport(?:\(| )'(\.[^']+)'/g);

it('no module imports itself by way of others, not even a type', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file) || trail.includes(file)) return;
    for (const next of imports(file)) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of MODULES) visit(file, []);
  expect(circles).toEqual([]);
});

/** The map: each line begins with a folder, or with a name of one in it. */
const MAP = /```\nsrc\/core\/[\s\S]*?\n```/.exec(read('README.md'))?.[0] ?? '';

it('every folder of the sources stands on the README’s map, and every folder on the map is there', () => {
  const named = [...MAP.matchAll(/^(?:\w[\w./-]*)\/(?=\s)/gm)].map(([name]) => name.replace(/\/$/, ''));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((folder) => !existsSync(join(WEB, folder)))).toEqual([]);
  const folders = [...new Set(SOURCES.map((file) => dirname(file)))];
  // A folder within one that is told of needs no line of its own.
  const is_named = (folder: string): boolean =>
    folder !== '.' && (named.includes(folder) || is_named(dirname(folder)));
  expect(folders.filter((folder) => folder !== 'src' && !is_named(folder))).toEqual([]);
});

it('nobody knows a room but the list of rooms and the lessons', () => {
  const room_of = (file: string) => /^src\/rooms\/(\w+)\//.exec(file)?.[1];
  const strangers = MODULES.flatMap((file) =>
    [...imports(file), ...later(file)]
      .filter((other) => room_of(other) !== undefined && room_of(other) !== room_of(file))
      .map((other) => `${file} → ${other}`),
  );
  const known = (line: string) => /^src\/rooms\/(index\.ts|learn\/.*) → /.test(line);
  expect(strangers.filter(known).length).toBeGreaterThan(10);
  expect(strangers.filter((line) => !known(line))).toEqual([]);
});

/** A glob of the linter as a regular expression: a folder stands for what is in it, a module for its file. */
const glob = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replaceAll('.', '\\.')
      .replaceAll('**/', '(?:.*/)?')
      .replaceAll('/**', '/.+')
      .replace(/(?<![.)])\*/g, '[^/]*')}(?:/.*|\\.tsx?)?$`,
  );

it('every path that the linter is told of is there', () => {
  const { files, overrides } = JSON.parse(read('biome.json'));
  const here = readdirSync(WEB, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules');
  const all = here.flatMap((one) => (one.isDirectory() ? files_below(one.name) : [one.name]));
  const there = (pattern: string) => all.some((file) => glob(pattern).test(file));
  const included: string[] = [files, ...overrides].flatMap(({ includes }) => includes);
  const groups: { group: string[] }[] = overrides.flatMap(
    ({ linter }: (typeof overrides)[number]) => linter.rules.style.noRestrictedImports.options.patterns,
  );
  const imported = groups.flatMap(({ group }) => group).filter((one) => /^!?\*\*\//.test(one));
  const paths = [...new Set([...included, ...imported])].map((path) => path.replace(/^!/, ''));
  expect(paths.length).toBeGreaterThan(50);
  expect(there('src/export/**')).toBe(false);
  expect(paths.filter((path) => !path.includes('node_modules') && !there(path))).toEqual([]);
});
