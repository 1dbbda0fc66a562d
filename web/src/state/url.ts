// SPDX-License-Identifier: MIT
/**
 * The experiment as a URL's query and back. `data=learnable&seed=22&a.lr=0.1&a.momentum=0&b.lr=0.1,0.05@300&…&steps=600`:
 * a run's setting is its first value, then each change as value@step. Reading is tolerant: what is wrong is reported
 * and its default stands; the rest is used.
 */
import { PHASES } from '../workers/protocol';
import { type Problem, RUN_IDS, type RunId, type RunSettings } from './contract';
import { type Change, constant_plan, type Experiment, type Plan, RUN_KEYS } from './plan';
import { default_experiment } from './presets';
import {
  EXPERIMENT,
  MOST_STEPS,
  type Parsed,
  parse_integer,
  type Reason,
  RUN,
  RUN_DEFAULTS,
  type Setting,
  VIEW,
} from './settings';

/** Keys of the address that belong to the page, not to the experiment. */
export const FOREIGN_KEYS = ['lang', 'theme'] as const;

const STEPS_KEY = 'steps';
const PHASE_KEY = 'phase';

/** Keys a link always names, so that it says what it shows even to a reader of another version. */
const ALWAYS = new Set(['data', 'seed', 'a.lr', 'a.momentum', 'b.lr', 'b.momentum', 'target']);

/** Settings of a run, which need to be told whose they are. */
const RUN_URLS = [...Object.values(RUN).map(({ url }) => url), 'params'];

type AnySetting = Setting<unknown>;
const rows = (table: object) => Object.entries(table) as [string, AnySetting][];

// ---- writing

function plan_text<T>(setting: Setting<T>, changes: readonly Change<T>[]): string {
  return changes
    .map(({ step, value }) => (step === 0 ? setting.format(value) : `${setting.format(value)}@${step}`))
    .join(',');
}

/** The query, without '?'. Defaults are left out, but for the keys named ALWAYS. */
export function encode({ experiment, runs, view, steps, phase }: Experiment): string {
  const parts: string[] = [];
  const put = (key: string, text: string, usual: string) => {
    if (ALWAYS.has(key) || text !== usual) parts.push(`${key}=${text}`);
  };
  const put_table = (table: object, values: object) => {
    for (const [key, setting] of rows(table))
      put(setting.url, setting.format(Reflect.get(values, key)), setting.format(setting.default));
  };
  put_table(EXPERIMENT, experiment);
  for (const id of RUN_IDS)
    for (const key of RUN_KEYS) {
      const setting = RUN[key] as AnySetting;
      put(`${id}.${setting.url}`, plan_text(setting, runs[id][key]), setting.format(RUN_DEFAULTS[id][key]));
    }
  put_table(VIEW, view);
  if (steps !== null) parts.push(`${STEPS_KEY}=${steps}`);
  put(PHASE_KEY, String(phase), '0');
  return parts.join('&');
}

// ---- reading

class Reader {
  readonly problems: Problem[] = [];
  /** what was meant for something: it stays in the address, to be mended there */
  readonly misspelt: [key: string, value: string][] = [];
  readonly #texts = new Map<string, string>();

  constructor(query: string) {
    for (const [key, value] of new URLSearchParams(query)) {
      if (this.#texts.has(key)) this.#report(key, value, { id: 'problem.repeated_key' });
      else this.#texts.set(key, value);
    }
    for (const key of FOREIGN_KEYS) this.#texts.delete(key);
  }

  names(key: string): boolean {
    return this.#texts.has(key);
  }

  /** The value under `url`, or `usual` when it is absent or wrong; problems go by the setting's own name. */
  take<T>(url: string, name: string, parse: (text: string) => Parsed<T>, usual: T): T {
    const text = this.#texts.get(url);
    if (text === undefined) return usual;
    this.#texts.delete(url);
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    this.#report(name, text, parsed.reason);
    return usual;
  }

  take_table<S extends object>(table: object, usual: S): S {
    const read = rows(table).map(([key, setting]) => [
      key,
      this.take(setting.url, key, setting.parse, Reflect.get(usual, key)),
    ]);
    return Object.fromEntries(read) as S;
  }

  report_unknown(): void {
    for (const [key, value] of this.#texts) {
      if (!RUN_URLS.includes(key)) this.#report(key, value, { id: 'problem.unknown_key' });
      else {
        const keys = RUN_IDS.map((id) => `${id}.${key}`).join(', ');
        this.#report(key, value, { id: 'problem.did_you_mean', keys });
        this.misspelt.push([key, value]);
      }
    }
  }

  #report(key: string, value: string, reason: Reason): void {
    this.problems.push({ key, value, reason });
  }
}

/** `0.1,0.05@300,0.01@900`: a start, then changes at growing steps. All or nothing. */
export function parse_changes<T>(setting: Setting<T>, text: string): Parsed<readonly Change<T>[]> {
  const changes: Change<T>[] = [];
  for (const [i, part] of text.split(',').entries()) {
    const [value_text = '', step_text, ...more] = part.split('@');
    if (more.length > 0 || (i === 0) !== (step_text === undefined))
      return { ok: false, reason: { id: 'problem.change' } };
    const value = setting.parse(value_text);
    if (!value.ok) return value;
    const step =
      step_text === undefined ? ({ ok: true, value: 0 } as const) : parse_integer(step_text, 1, MOST_STEPS);
    if (!step.ok) return step;
    if (i > 0 && step.value <= (changes[i - 1]?.step ?? 0))
      return { ok: false, reason: { id: 'problem.change' } };
    changes.push({ step: step.value, value: value.value });
  }
  return { ok: true, value: changes };
}

function take_plan(reader: Reader, id: RunId): Plan {
  const usual = constant_plan(RUN_DEFAULTS[id]);
  const take = <K extends keyof RunSettings>(key: K) => {
    const name = `${id}.${RUN[key].url}`;
    const setting = RUN[key] as unknown as Setting<RunSettings[K]>;
    return reader.take<Plan[K]>(
      name,
      name,
      (text) => parse_changes(setting, text) as Parsed<Plan[K]>,
      usual[key],
    );
  };
  return { lr: take('lr'), momentum: take('momentum'), convention: take('convention') };
}

export interface Opened extends Experiment {
  /** what was wrong with the query */
  problems: Problem[];
  /** what of it had no effect but was meant to */
  misspelt: readonly (readonly [key: string, value: string])[];
  /** somebody said where to stop */
  names_stop: boolean;
}

/** What a query says, with the defaults for what it does not. */
export function decode(query: string): Opened {
  const reader = new Reader(query);
  const usual = default_experiment();
  // A link that says what it shows, and no target, was made when this one was every link's.
  if (reader.names(EXPERIMENT.data.url)) usual.view.target = VIEW.target.default;
  const names_stop = reader.names(VIEW.stop_step.url);
  const experiment = reader.take_table(EXPERIMENT, usual.experiment);
  const runs = { a: take_plan(reader, 'a'), b: take_plan(reader, 'b') };
  const view = reader.take_table(VIEW, usual.view);
  const count = (key: string, most: number) =>
    reader.take<number | null>(key, key, (text) => parse_integer(text, 0, most), null);
  const steps = count(STEPS_KEY, MOST_STEPS);
  const phase = count(PHASE_KEY, PHASES.length - 1);
  reader.report_unknown();
  const { problems, misspelt } = reader;
  const rests = steps ?? (phase === null ? null : 0);
  return { experiment, runs, view, steps: rests, phase: phase ?? 0, problems, misspelt, names_stop };
}
