// SPDX-License-Identifier: MIT
// Writes what the core that was built says of itself into build/wasm: its options as momentum-schema.ts for the page and,
// as types, momentum-options.ts; momentum-jobs.json, what bench.html times.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FIELDS, TITLES } from './schema-words.mjs';

const folder = fileURLToPath(new URL('../build/wasm/', import.meta.url));

/** A trainer's schema, a descent's, and the benchmarks' jobs. */
function described() {
  const lines = execFileSync(process.execPath, [`${folder}momentum-schema.cjs`], { encoding: 'utf8' });
  return lines.trim().split('\n').map((line) => JSON.parse(line));
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);
/** two_moons: TwoMoons */
const title_of = (type) => type.split('_').map(capital).join('');
const union = (words) => words.map((word) => `'${word}'`).join(' | ');

/** above 0, at most 1, a whole number of steps */
function allowed({ integer, low, high, low_excluded, high_excluded, unit, default: usual }) {
  const ends = [];
  if (low !== null) ends.push(`${low_excluded ? 'above' : 'at least'} ${low}`);
  if (high !== null) ends.push(`${high_excluded ? 'below' : 'at most'} ${high}`);
  if (integer) ends.push(unit ? `whole ${unit}` : 'whole');
  return `${[...ends, `${usual} when left out`].join(', ')}`;
}

function type_of(name, node) {
  if (node.kind === 'number') return [allowed(node), 'number'];
  if (node.kind === 'flag') return [`${node.default} when left out`, 'boolean'];
  return [`${node.default} when left out`, title_of(name)];
}

const WIDTH = 118;

/** A comment over what follows; nothing where nothing is said. */
function comment(words, indent = '') {
  if (!words) return '';
  const one = `${indent}/** ${words} */\n`;
  if (one.length <= WIDTH) return one;
  const lines = [''];
  for (const word of words.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

function struct(title, key, type, { fields }) {
  const lines = Object.entries(fields).map(([name, node]) => {
    const [range, ts] = type_of(name, node);
    const words = [FIELDS[`${title}.${name}`] ?? FIELDS[name], range].filter(Boolean).join('; ');
    return `${comment(words, '  ')}  ${name}?: ${ts};\n`;
  });
  const head = `${comment(FIELDS[key], '  ')}  ${key}: '${type}';\n`;
  return `${comment(TITLES[title])}export interface ${title} {\n${head}${lines.join('')}}\n`;
}

/** Every variant is an interface, named by what it is one of. */
function variants(name, suffix, { key, variants: all }) {
  const titles = Object.keys(all).map((type) => title_of(type) + suffix);
  const structs = Object.entries(all).map(([type, group]) => struct(title_of(type) + suffix, key, type, group));
  return [...structs, `${comment(TITLES[name])}export type ${name} = ${titles.join(' | ')};\n`].join('\n');
}

/** Choices anywhere in the schema, by the name of their field. */
function* choices(fields) {
  for (const [name, node] of Object.entries(fields)) {
    const title = title_of(name);
    if (node.kind === 'choice') yield `${comment(TITLES[title])}export type ${title} = ${union(node.choices)};\n`;
    if (node.kind === 'list') yield* choices(node.item.fields);
    if (node.kind === 'one_of') for (const group of Object.values(node.variants)) yield* choices(group.fields);
  }
}

const [schema, { fields: descent }, jobs] = described();
const { optimizer, schedule, test, data } = schema.fields;
// Those of any shape have types of their own (src/core/options.ts).
const { torch_rand, torch_rand_learnable, arrays, ...points } = data.variants;
// Of a descent's options only what a trainer has not.
const { x, y, surface } = descent;
const types = [
  '// SPDX-License-Identifier: MIT\n',
  ...choices(schema.fields),
  variants('OptimizerOptions', 'Options', optimizer),
  ...(schedule ? [variants('ScheduleOptions', 'Schedule', schedule)] : []),
  variants('TestOptions', 'Test', test),
  variants('PointsData', 'Data', { key: data.key, variants: points }),
  variants('SurfaceOptions', 'Surface', surface),
];
const constant = (name, value) => `export const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;
const schemas = constant('SCHEMA', schema) + constant('DESCENT', { x, y, surface });
writeFileSync(`${folder}momentum-schema.ts`, schemas);
writeFileSync(`${folder}momentum-options.ts`, types.join('\n'));
writeFileSync(`${folder}momentum-jobs.json`, JSON.stringify(jobs));
