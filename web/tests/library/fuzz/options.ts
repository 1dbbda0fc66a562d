// SPDX-License-Identifier: MIT
/**
 * Random option trees, drawn by the core's own schema: most of them good, some with a value where it does not belong.
 * What is added to the schema is tried without a word here.
 */
import { SCHEMA } from '#wasm/momentum-schema';
import type { Draws } from './draws';

interface NumberNode {
  kind: 'number';
  integer: boolean;
  low: number | null;
  high: number | null;
  low_excluded: boolean;
  high_excluded: boolean;
}
interface Need {
  field: string;
  is: unknown;
  needs: string;
  above?: number;
  is_then?: unknown;
}
interface GroupNode {
  kind: 'group';
  fields: Readonly<Record<string, Node>>;
  needs: readonly Need[];
}
type Node =
  | NumberNode
  | GroupNode
  | { kind: 'flag' | 'names' }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'list'; item: GroupNode }
  | { kind: 'one_of'; key: string; variants: Readonly<Record<string, GroupNode>> };
type Options = Record<string, unknown>;

/** What no option takes, or hardly any. */
const STRANGE: readonly unknown[] = [
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  0,
  -0,
  0.5,
  1e308,
  5e-324,
  65_536,
  65_537,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  true,
  '',
  'sgd',
  'constructor',
  '动量'.repeat(99),
  [],
  {},
  7n,
  Symbol('s'),
  () => 1,
  new Float32Array(3),
  new Proxy({}, {}),
];

export const strange = (draws: Draws): unknown => draws.of(STRANGE);

/** Each value is itself but for a few. */
function bent(draws: Draws, tree: Options): Options {
  if (!draws.chance(0.1)) return tree;
  const key = draws.chance(0.1) ? 'no_such_key' : draws.of(['no_such_key', ...Object.keys(tree)]);
  return { ...tree, [key]: strange(draws) };
}

const REALS = [0, 0, 1e-8, 0.001, 0.1, 0.1, 0.5, 0.9, 0.99, 1, 1, 1e4, 1e30];

function number(draws: Draws, node: NumberNode): number {
  const low = node.low ?? -1;
  if (node.integer) return low + draws.below(Math.min(7, (node.high ?? Number.POSITIVE_INFINITY) - low + 1));
  const fits = (x: number) =>
    (node.low_excluded ? x > low : x >= low) &&
    (node.high === null || (node.high_excluded ? x < node.high : x <= node.high));
  return draws.of(REALS.filter(fits));
}

/** Mostly without what another of its options forbids. */
function reconciled(draws: Draws, options: Options, needs: readonly Need[]): Options {
  const reduced = { ...options };
  for (const { field, is, needs: other, above, is_then } of needs) {
    const value = reduced[other] ?? 0;
    const holds = above === undefined ? value === is_then : (value as number) > above;
    if (reduced[field] === is && !holds && draws.chance(0.9)) delete reduced[field];
  }
  return reduced;
}

/** Some of a group's options, and all in `always`. */
function group(draws: Draws, node: GroupNode, always: readonly string[] = []): Options {
  const chosen = Object.entries(node.fields).filter(([name]) => always.includes(name) || draws.chance(0.6));
  const options = Object.fromEntries(chosen.map(([name, one]) => [name, value(draws, one)]));
  return bent(draws, reconciled(draws, options, node.needs));
}

function value(draws: Draws, node: Node): unknown {
  switch (node.kind) {
    case 'number':
      return number(draws, node);
    case 'flag':
      return draws.chance(0.3);
    case 'choice':
      return draws.of(node.choices);
    case 'group':
      return group(draws, node);
    case 'list':
      return Array.from({ length: draws.below(4) }, () => group(draws, node.item));
    case 'one_of': {
      const type = draws.of(Object.keys(node.variants));
      return { [node.key]: type, ...group(draws, node.variants[type] as GroupNode) };
    }
    case 'names': // of tensors a small network may have
      return ['linear1.weight', 'linear1.bias', 'out.bias', 'out.weight'].filter(() => draws.chance(0.6));
  }
}

function array_data(draws: Draws, sizes: { samples: number; features: number }, mse: boolean) {
  const { samples, features } = sizes;
  const off = () => (draws.chance(0.05) ? 1 : 0);
  const x = Float32Array.from({ length: samples * features + off() }, () => draws.below(7) - 3);
  if (mse) {
    const y = Float32Array.from({ length: samples * 2 + off() }, () => draws.below(3));
    return { kind: 'arrays', ...sizes, x, y, outputs: 2 };
  }
  const y = Int32Array.from({ length: samples + off() }, () => draws.below(3 + off()));
  return { kind: 'arrays', ...sizes, x, y, classes: 3 };
}

/** Sizes that fit each other, as the schema does not say. */
function data(draws: Draws, mse: boolean): Options {
  const sizes = { samples: 1 + draws.below(9), features: 1 + draws.below(4) };
  if (draws.chance(0.3)) return bent(draws, array_data(draws, sizes, mse));
  const kind = draws.of(['torch_rand', 'torch_rand_learnable']);
  const outputs = 1 + draws.below(4);
  return bent(draws, { kind, ...sizes, ...(mse ? { outputs } : { classes: outputs }) });
}

/** Names the network has, one of them now and then wrong. */
function params(draws: Draws, layers: number): unknown[] {
  const names: unknown[] = Array.from({ length: layers }, (_, layer) => `linear${layer + 1}`)
    .concat('out')
    .flatMap((layer) => [`${layer}.weight`, `${layer}.bias`])
    .filter(() => draws.chance(0.6));
  if (draws.chance(0.1)) names.push(draws.of([strange(draws), names[0], 'linear4.weight', 'linear01.bias']));
  return draws.chance(0.5) ? names : names.reverse();
}

export function trainer_options(draws: Draws): Options {
  const { data: _data, params: _params, test, ...fields } = SCHEMA.fields;
  const options = group(draws, { kind: 'group', fields, needs: [] });
  const mse = options.loss === 'mse';
  const layers = Array.isArray(options.hidden) ? options.hidden.length : 0;
  return {
    ...options,
    data: data(draws, mse),
    ...(draws.chance(0.3) && { test: value(draws, test) }),
    ...(draws.chance(0.3) && { params: params(draws, layers) }),
  };
}

/** Parts of the options, some of which may change while a run trains. */
const PARTS = Object.entries(SCHEMA.fields) as [string, Node][];

export const optimizer = (draws: Draws): Options => value(draws, SCHEMA.fields.optimizer) as Options;

/** A path and what is put there: mostly something the core may have there, if it may be changed at all. */
export function change(draws: Draws): [path: string, value: unknown] {
  const [name, node] = draws.of(draws.chance(0.3) ? PARTS : PARTS.filter(([, one]) => one.kind === 'one_of'));
  const whole = draws.chance(0.05) ? strange(draws) : value(draws, node);
  if (draws.chance(0.2)) return ['', { [name]: whole }];
  const entries = Object.entries(Object(whole) as Options);
  if (entries.length === 0 || draws.chance(0.4)) return [name, whole];
  const [key, one] = draws.of(entries);
  return [`${name}.${key}`, one];
}
