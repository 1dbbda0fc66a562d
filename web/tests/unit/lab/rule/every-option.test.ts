// SPDX-License-Identifier: MIT
/** Every rule of the core's schema with every set of its options: formula, PyTorch's line and link follow the core. */
import { describe, expect, it } from 'vitest';
import { settings_of } from '../../../../src/lab/experiment/defaults';
import { default_experiment } from '../../../../src/lab/experiment/presets';
import { type FieldNode, RULES, rule_group } from '../../../../src/lab/experiment/schema';
import { RUN_IDS } from '../../../../src/lab/ids';
import { decode, encode } from '../../../../src/lab/link/url';
import { general_lines } from '../../../../src/lab/rule/rules';
import {
  by_torch,
  code_text,
  constructor_code,
  options_text,
  start_text,
} from '../../../../src/lab/rule/text';
import { constant_plan, type LinkContent, settings_at } from '../../../../src/lab/run/plan';
import type { OptimizerOptions } from '../../../../src/worker/protocol';
import {
  changed_keys,
  core_steps,
  formula_of,
  misfit,
  neighbours_of,
  option_sets,
  options_name,
} from './core_steps';

const lines_text = (options: OptimizerOptions) => general_lines(options).map(options_text).join('\n');
/** As the page has it under a run: what memory starts as stands after the lines. */
const shown_text = (options: OptimizerOptions) => `${lines_text(options)}\n${start_text(options)}`;
const code_lines = (options: OptimizerOptions) => general_lines(options).map(code_text).join('\n');

/** What `name=value` in PyTorch's line has for an option; `beta2` is the second of `betas=(…, …)`. */
function value_in(code: string, key: string): string | undefined {
  const value = (name: string) => new RegExp(`\\b${name}=(\\([^)]*\\)|[^,)]+)`).exec(code)?.[1];
  const [, stem, place] = /^(\D+)(\d)$/.exec(key) ?? [];
  const several = stem ? value(`${stem}s`) : undefined;
  return value(key) ?? several?.slice(1, -1).split(', ')[Number(place) - 1];
}
const python = (value: unknown) =>
  String(value).replace(/^(true|false)$/, (word) => word[0]?.toUpperCase() + word.slice(1));

const names_in = (code: string) => [...code.matchAll(/(\w+)=/g)].map(([, name]) => name as string);
const stands_for = (name: string, key: string) => name === key || name === key.replace(/\d$/, 's');
/** A number that is there anyway stands as its letter, whatever it is. */
const has_letter = (node: FieldNode | undefined) => node?.kind === 'number' && node.default !== 0;

it('a rule that the page has no lines for is named', () => {
  const unknown = { type: 'lion' } as unknown as OptimizerOptions;
  expect(() => formula_of(unknown, { lr: 0.1, t: 1, first: true })).toThrow('lion has no formula');
});

describe.each(RULES)('%s', (rule) => {
  const sets = option_sets(rule);
  const runs = new Map(sets.map((options) => [options, core_steps(options)]));
  const steps = (options: OptimizerOptions) => runs.get(options) ?? [];
  const pairs = neighbours_of(sets);
  const numbers = new Map(sets.map((options) => [options, JSON.stringify(steps(options))]));
  const acts_alike = (one: OptimizerOptions, two: OptimizerOptions) => numbers.get(one) === numbers.get(two);

  it('comes to what the core does, with every set of options', () => {
    const wrong = sets.map((options) => [options_name(options), misfit(options, steps(options))]);
    expect(wrong.filter(([, what]) => what !== null)).toEqual([]);
  });

  it('shows each option that changes what the core does, and no other', () => {
    const wrong = pairs
      .filter(([, one, two]) => acts_alike(one, two) !== (shown_text(one) === shown_text(two)))
      .map(([key, one, two]) => `${key}: ${options_name(one)} | ${options_name(two)}`);
    expect(wrong).toEqual([]);
  });

  it('with another option in its lines would not come to what the core does', () => {
    const wrong = pairs
      .filter(([, one, two]) => lines_text(one) !== lines_text(two) && misfit(one, steps(two)) === null)
      .map(([key, one, two]) => `${key}: ${options_name(one)} | ${options_name(two)}`);
    expect(wrong).toEqual([]);
  });

  /** Some that the core does nothing with here: how a velocity is written, where there is none. */
  const is_idle = (options: OptimizerOptions, key: string) =>
    pairs.some(
      ([of, one, two]) => of === key && (one === options || two === options) && acts_alike(one, two),
    );

  it('is made by a line of PyTorch that names what is not as PyTorch has it, and nothing else', () => {
    const wrong = sets.filter(by_torch).flatMap((options) => {
      const code = constructor_code(options);
      const changed = changed_keys(options);
      const missing = changed.filter(
        (key) => !is_idle(options, key) && value_in(code, key) !== python(Reflect.get(options, key)),
      );
      const needless = names_in(code).filter(
        (name) => name !== 'lr' && !changed.some((key) => stands_for(name, key)),
      );
      const unknown = code.includes('undefined') ? ['CLASSES in lab/rule/text.ts lacks its class'] : [];
      const all = [
        ...missing.map((key) => `no ${key}`),
        ...needless.map((name) => `needless ${name}`),
        ...unknown,
      ];
      return all.map((what) => `${options_name(options)}: ${what} in ${code}`);
    });
    expect(wrong).toEqual([]);
  });

  it('is written by hand otherwise, with a line for what is set that usually is not', () => {
    const { fields } = rule_group(rule);
    const wrong = pairs
      .filter(([, one, two]) => !(by_torch(one) && by_torch(two)) && !acts_alike(one, two))
      .filter(([key, one, two]) => !has_letter(fields[key]) && code_lines(one) === code_lines(two))
      .map(([key, one, two]) => `${key}: ${options_name(one)} | ${options_name(two)}`);
    expect(wrong).toEqual([]);
  });

  it('comes back from a link with all that is set, whatever is usual in its place', () => {
    const defaults = default_experiment();
    for (const options of sets) {
      const settings = settings_of('a', rule, 'constant', (key) => Reflect.get(options, key));
      const specs = Object.fromEntries(
        RUN_IDS.map((id) => [id, { ...defaults.runs[id], plan: constant_plan(id, settings) }]),
      );
      const link = encode({ ...defaults, order: RUN_IDS, runs: specs as LinkContent['runs'] });
      const read = decode(link);
      expect(read.problems, link).toEqual([]);
      for (const id of RUN_IDS) expect(settings_at(read.runs[id].plan, 0), link).toEqual(settings);
    }
  });
});
