// SPDX-License-Identifier: MIT
/** One setting: what is typed or linked becomes a value, or a reason why not; and the kinds of them. */
import type { Scale } from '../../lib/scale';
import type { NumberNode } from './schema';
import type { Problem } from './types';

/** Every reason a text can be refused for; i18n has a sentence for each. */
export const PROBLEM_IDS = [
  'problem.not_a_number', // –
  'problem.grouped', // – (blanks or commas between digits)
  'problem.not_an_integer', // min, max
  'problem.range', // min, max (either may be empty), over or under where an end is not allowed itself
  'problem.choice', // choices
  'problem.tensors', // choices
  'problem.no_tensor', // –
  'problem.network', // choices, min, max, layers
  'problem.runs', // choices
  'problem.needs', // field, is, needs, above or equals
  'problem.refused', // path, rule, allowed, got: the core's word, of what the page does not check itself
  'problem.no_data', // – (a file that did not come)
  'problem.no_table', // – (a link that names none)
  'problem.painted', // – (points of a link that was changed or cut on the way, or none)
  'problem.unknown_key', // –
  'problem.no_run', // run, runs
  'problem.no_option', // of
  'problem.did_you_mean', // keys
  'problem.repeated_key', // –
  'problem.change', // – (a later change must read value@step, steps growing)
] as const;
export type ProblemId = (typeof PROBLEM_IDS)[number];
export type ProblemReason = Problem['reason'] & { id: ProblemId };

export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: ProblemReason };

export type Control =
  | { kind: 'number'; min: number; max: number }
  | { kind: 'flag' }
  | { kind: 'text' }
  /** the scale spans what is usual; typed values may lie in the wider `typed` */
  | ({ kind: 'slider'; typed: [number, number] } & Scale)
  | { kind: 'choice'; choices: readonly string[] }
  /** some of the choices, with commas between, or all of them */
  | { kind: 'set'; choices: readonly string[] };

export interface Setting<T, C extends Control = Control> {
  /** its key in the URL; a run's id and a dot stand before a run's */
  url: string;
  default: T;
  control: C;
  /** the value as it is stored, or why it is none of this setting's: the one place that knows what is allowed */
  admit(value: T): Parsed<T>;
  /** what a text means, admitted */
  parse(text: string): Parsed<T>;
  /** the text `parse` gives the same value for, bit for bit */
  format(value: T): string;
}

export type Numeric = Extract<Control, { kind: 'number' | 'slider' }>;
export type Flag = Extract<Control, { kind: 'flag' }>;
export type Choice = Extract<Control, { kind: 'choice' }>;

export const refuse = (id: ProblemId, more: Record<string, string> = {}): Parsed<never> => ({
  ok: false,
  reason: { id, ...more },
});

/** What a hand types on a Chinese or a typographic keyboard: full-width digits and signs, a true minus sign. */
export const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .replaceAll('。', '.')
    .trim();

/** Shortest text of a number that reads back as the same double; no '+', which a URL would turn into a blank. */
const format_number = (value: number) => String(value).replace('+', '');

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Thousands apart, as people write them; with a comma it might as well be a decimal one. */
const GROUPED = /^[+-]?([1-9]\d{0,2}(,\d{3})+|\d{1,3}([ '’_]\d{3})+)([.,]\d+)?$/;

/** `0.1`, `0,1` and `1/10` are one number; NaN for what is none, or has two meanings. */
function number_of(text: string): number {
  const [above = '', below = '1', ...more] = text.split('/').map((part) => part.trim().replace(',', '.'));
  if (more.length > 0 || !DECIMAL.test(above) || !DECIMAL.test(below)) return Number.NaN;
  return Number(above) / Number(below);
}

/** What is allowed of a number; an infinite end is none. */
export interface Range {
  min: number;
  max: number;
  /** the end itself is not allowed */
  over?: boolean;
  under?: boolean;
}

export function range_of({ low, high, low_excluded, high_excluded }: NumberNode): Range {
  return {
    min: low ?? Number.NEGATIVE_INFINITY,
    max: high ?? Number.POSITIVE_INFINITY,
    over: low_excluded,
    under: high_excluded,
  };
}

function lies_in(value: number, { min, max, over, under }: Range): boolean {
  const above = over ? value > min : value >= min;
  return above && (under ? value < max : value <= max) && Number.isFinite(value);
}

function range_words({ min, max, over, under }: Range): Record<string, string> {
  const end = (value: number) => (Number.isFinite(value) ? format_number(value) : '');
  return { min: end(min), max: end(max), ...(over ? { over: '1' } : {}), ...(under ? { under: '1' } : {}) };
}

/** 1e999 is no number of a computer: a range with one open end ends there. Without ends it says so itself. */
const worded_range = (value: number, range: Range): Range =>
  Number.isFinite(value) || range.min === -range.max
    ? range
    : { ...range, min: Math.max(range.min, -Number.MAX_VALUE), max: Math.min(range.max, Number.MAX_VALUE) };

function admit_number(value: number, range: Range): Parsed<number> {
  if (Number.isNaN(value)) return refuse('problem.not_a_number');
  if (!lies_in(value, range)) return refuse('problem.range', range_words(worded_range(value, range)));
  return { ok: true, value: value + 0 }; // -0 becomes 0
}

function admit_integer(value: number, range: Range): Parsed<number> {
  const admitted = admit_number(value, range);
  if (admitted.ok && !Number.isInteger(admitted.value))
    return refuse('problem.not_an_integer', range_words(range));
  return admitted;
}

type AdmitNumber = (value: number) => Parsed<number>;

function parse_by(text: string, admit: AdmitNumber): Parsed<number> {
  const clean = plain(text);
  return GROUPED.test(clean) ? refuse('problem.grouped') : admit(number_of(clean));
}

export const parse_integer = (text: string, range: Range): Parsed<number> =>
  parse_by(text, (value) => admit_integer(value, range));

const numeric_setting = (admit: AdmitNumber) => ({
  admit,
  parse: (text: string) => parse_by(text, admit),
  format: format_number,
});

export function real<C extends Numeric>(
  url: string,
  initial: number,
  range: Range,
  control: C,
): Setting<number, C> {
  return { url, default: initial, control, ...numeric_setting((value) => admit_number(value, range)) };
}

export const number_field = ({ min, max }: Range): Numeric => ({ kind: 'number', min, max });

export function integer(url: string, initial: number, range: Range): Setting<number, Numeric> {
  const admit: AdmitNumber = (value) => admit_integer(value, range);
  return { url, default: initial, control: number_field(range), ...numeric_setting(admit) };
}

const FLAGS: Readonly<Record<string, boolean>> = { '1': true, '0': false, true: true, false: false };

export function flag(url: string, initial: boolean): Setting<boolean, Flag> {
  const parse = (text: string): Parsed<boolean> => {
    const value = FLAGS[plain(text).toLowerCase()];
    return value === undefined ? refuse('problem.choice', { choices: '0, 1' }) : { ok: true, value };
  };
  return {
    url,
    default: initial,
    control: { kind: 'flag' },
    admit: (value) => ({ ok: true, value }),
    parse,
    format: (value) => (value ? '1' : '0'),
  };
}

/** A choice by word; `words` gives the URL's word for a value whose own name is long. */
export function choice<T extends string | number>(
  url: string,
  values: readonly [T, ...T[]],
  words: readonly string[] = values.map(String),
): Setting<T, Choice> {
  const admit = (value: T | undefined): Parsed<T> =>
    value !== undefined && values.includes(value)
      ? { ok: true, value }
      : refuse('problem.choice', { choices: words.join(', ') });
  const parse = (text: string): Parsed<T> => {
    const clean = plain(text).toLowerCase();
    return admit(values.find((value, i) => clean === words[i] || clean === String(value)));
  };
  const format = (value: T) => words[values.indexOf(value)] ?? String(value);
  return { url, default: values[0], control: { kind: 'choice', choices: words }, admit, parse, format };
}

/** The settings of a table, whatever they are, under their names. */
export const rows = (table: object) => Object.entries(table) as [string, Setting<unknown>][];
