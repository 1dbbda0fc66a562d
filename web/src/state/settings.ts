// SPDX-License-Identifier: MIT
/**
 * The one table of settings: name in the URL, default, range, parser, format and the control that suits it.
 * Controls, URL codec and checks read it. All that a new hyper-parameter takes is listed in web/README.md.
 */
import { friction_scale, log_scale, type Scale } from '../lib/scale';
import { WATCH_LARGEST } from '../workers/protocol';
import type { ExperimentSettings, Problem, RunId, RunSettings, Speed, ViewSettings } from './contract';
import { ALL_TENSORS, NETWORK, PARAMETERS, TENSORS } from './network';

/** Every reason a text can be refused for; i18n has a sentence for each. */
export const PROBLEM_IDS = [
  'problem.not_a_number', // –
  'problem.not_an_integer', // min, max
  'problem.range', // min, max
  'problem.choice', // choices
  'problem.tensors', // choices
  'problem.no_tensor', // –
  'problem.unknown_key', // –
  'problem.did_you_mean', // keys
  'problem.repeated_key', // –
  'problem.change', // – (a later change must read value@step, steps growing)
] as const;
export type ProblemId = (typeof PROBLEM_IDS)[number];
export type Reason = Problem['reason'] & { id: ProblemId };

export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: Reason };

export type Control =
  | { kind: 'number'; min: number; max: number }
  /** the scale spans what is usual; typed values may lie in the wider `typed` */
  | ({ kind: 'slider'; typed: [number, number] } & Scale)
  | { kind: 'choice'; choices: readonly string[] }
  /** some of the choices, with commas between, or all of them */
  | { kind: 'set'; choices: readonly string[] };

export interface Setting<T, C extends Control = Control> {
  /** its key in the URL; runs put `a.` or `b.` before it */
  url: string;
  default: T;
  control: C;
  parse(text: string): Parsed<T>;
  /** the text `parse` gives the same value for, bit for bit */
  format(value: T): string;
}

type Numeric = Extract<Control, { kind: 'number' | 'slider' }>;
type Choice = Extract<Control, { kind: 'choice' }>;

const refuse = (id: ProblemId, more: Record<string, string> = {}): Parsed<never> => ({
  ok: false,
  reason: { id, ...more },
});

/** What a hand types on a Chinese or a typographic keyboard: full-width digits, a true minus sign. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();

/** Shortest text of a number that reads back as the same double; no '+', which a URL would turn into a blank. */
const format_number = (value: number) => String(value).replace('+', '');

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function parse_number(text: string, min: number, max: number): Parsed<number> {
  const clean = plain(text);
  if (!DECIMAL.test(clean)) return refuse('problem.not_a_number');
  const value = Number(clean);
  if (!(value >= min && value <= max)) return refuse('problem.range', range(min, max));
  return { ok: true, value: value + 0 }; // -0 becomes 0
}

export function parse_integer(text: string, min: number, max: number): Parsed<number> {
  const parsed = parse_number(text, min, max);
  if (parsed.ok && !Number.isInteger(parsed.value)) return refuse('problem.not_an_integer', range(min, max));
  return parsed;
}

const range = (min: number, max: number) => ({ min: format_number(min), max: format_number(max) });

function real<C extends Numeric>(url: string, initial: number, control: C): Setting<number, C> {
  const [min, max] = control.kind === 'slider' ? control.typed : [control.min, control.max];
  const parse = (text: string) => parse_number(text, min, max);
  return { url, default: initial, control, parse, format: format_number };
}

function integer(url: string, initial: number, min: number, max: number) {
  const control: Numeric = { kind: 'number', min, max };
  const parse = (text: string) => parse_integer(text, min, max);
  return { url, default: initial, control, parse, format: format_number };
}

/** A choice by word; `words` gives the URL's word for a value whose own name is long. */
function choice<T extends string | number>(
  url: string,
  values: readonly [T, ...T[]],
  words: readonly string[] = values.map(String),
): Setting<T, Choice> {
  const parse = (text: string): Parsed<T> => {
    const clean = plain(text).toLowerCase();
    const found = values.find((value, i) => clean === words[i] || clean === String(value));
    return found === undefined
      ? refuse('problem.choice', { choices: words.join(', ') })
      : { ok: true, value: found };
  };
  const format = (value: T) => words[values.indexOf(value)] ?? String(value);
  return { url, default: values[0], control: { kind: 'choice', choices: words }, parse, format };
}

/** The tensors handed to an optimizer. */
function tensors(url: string): Setting<string> {
  const parse = (text: string): Parsed<string> => {
    const names = plain(text)
      .split(/[\s,]+/)
      .filter((name) => name !== '');
    const known = names.every((name) => name === ALL_TENSORS || TENSORS.includes(name));
    if (names.length === 0) return refuse('problem.no_tensor');
    if (!known) return refuse('problem.tensors', { choices: [ALL_TENSORS, ...TENSORS].join(', ') });
    const chosen = TENSORS.filter((name) => names.includes(name) || names.includes(ALL_TENSORS));
    return { ok: true, value: chosen.length === TENSORS.length ? ALL_TENSORS : chosen.join() };
  };
  const control: Control = { kind: 'set', choices: TENSORS };
  return { url, default: ALL_TENSORS, control, parse, format: (value) => value };
}

export const EXPERIMENT = {
  data: choice('data', ['torch_rand', 'torch_rand_learnable'], ['random', 'learnable']),
  seed: integer('seed', 22, 0, Number.MAX_SAFE_INTEGER),
  /** 0 = all samples at once */
  batch_size: integer('batch', 0, 0, NETWORK.samples),
  runs: choice('runs', ['ab', 'a']),
  a_params: tensors('a.params'),
  b_params: tensors('b.params'),
} satisfies { [K in keyof ExperimentSettings]: Setting<ExperimentSettings[K]> };

export const RUN = {
  /** PyTorch allows 0 (nothing moves) and has no upper limit; 1000 already throws any network away */
  lr: real('lr', 0.1, { kind: 'slider', ...log_scale(1e-4, 100), typed: [0, 1000] }),
  /** from 1 on there is no friction: PyTorch allows it, and seeing why it fails is a lesson */
  momentum: real('momentum', 0.9, {
    kind: 'slider',
    ...friction_scale(0.999, [0, 0.5, 0.9, 0.95, 0.99, 0.999]),
    typed: [0, 2],
  }),
  convention: choice('convention', ['pytorch', 'classical', 'average']),
} satisfies { [K in keyof RunSettings]: Setting<RunSettings[K]> };

/** Run a is the plain one: the same rule with γ = 0. */
export const RUN_DEFAULTS: Record<RunId, RunSettings> = {
  a: { lr: RUN.lr.default, momentum: 0, convention: RUN.convention.default },
  b: { lr: RUN.lr.default, momentum: RUN.momentum.default, convention: RUN.convention.default },
};

/** Most steps a link may ask for or a stop may be set to: as many as the core counts. */
export const MOST_STEPS = Number.MAX_SAFE_INTEGER;

export const VIEW = {
  speed: { ...choice<Speed>('speed', ['1/s', '5/s', 1, 10, 100, 'max']), default: 10 as Speed },
  stop_step: integer('stop', 2000, 0, MOST_STEPS),
  stop_loss: real('stop_loss', 0, { kind: 'number', min: 0, max: 1000 }),
  target: real('target', 0.5, { kind: 'number', min: 0, max: 1000 }),
  scale: choice('scale', ['log', 'linear']),
  watched: integer('watched', WATCH_LARGEST, WATCH_LARGEST, PARAMETERS - 1),
  inside: { ...choice<RunId>('inside', ['a', 'b']), default: 'b' as RunId },
} satisfies { [K in keyof ViewSettings]: Setting<ViewSettings[K]> };

type Table<S> = { [K in keyof S]: Setting<S[K]> };

/** The defaults of a whole table. */
export function defaults<S>(table: Table<S>): S {
  const keys = Object.keys(table) as (keyof S)[];
  return Object.fromEntries(keys.map((key) => [key, table[key].default])) as S;
}
