// SPDX-License-Identifier: MIT
/**
 * The experiment as a URL's query and back. `data=learnable&seed=22&runs=abd&a.lr=0.1&b.lr=0.1,0.05@300&d.rule=adam&…&steps=600`:
 * a run's setting is its first value, then each change as value@step. Reading is tolerant: what is wrong is reported
 * and its default stands; the rest is used.
 */
import { shorn } from '../../lib/text';
import { pace_settings, steps_of, take_ravine, write_ravine } from '../../rooms/ravine/descent/settings';
import { PHASES } from '../../worker/protocol';
import { DATA_KINDS } from '../data';
import { data_settings, data_values_of } from '../experiment/data-settings';
import { usual_value } from '../experiment/defaults';
import { default_experiment, usual_specs } from '../experiment/presets';
import { type RuleType, SCHEDULE_PREFIX, type ScheduleType } from '../experiment/schema';
import { type Parsed, type ProblemReason, parse_integer, type Setting } from '../experiment/setting';
import {
  EXPERIMENT,
  experiment_settings,
  look_settings,
  MOST_STEPS,
  nature_settings,
  ORDER,
  RUN,
  VIEW,
} from '../experiment/settings';
import type { ExperimentSettings, Problem, RunLook, RunNature, Value } from '../experiment/types';
import { RUN_IDS, type RunId } from '../ids';
import type { Change, LinkContent, Plan, RunSpec } from '../run/plan';
import { settings_at } from '../run/plan';
import { changes_text, parse_changes } from './changes';
import { FOREIGN } from './foreign';

const STEPS_KEY = 'steps';
const PHASE_KEY = 'phase';

/** Keys a link always names, so that it says what it shows even to a reader of another version. */
const ALWAYS = new Set(['data', 'seed', 'a.lr', 'a.momentum', 'b.lr', 'b.momentum', 'target']);

/** Settings of a run, which need to be told whose they are. */
const RUN_URLS = [
  ...Object.keys(RUN),
  ...Object.keys(look_settings('a')),
  ...Object.keys(nature_settings([])),
];
/** The same with what a ravine has of a run. */
const OF_A_RUN = [...RUN_URLS, ...Object.values(pace_settings).map(({ url }) => url)];

/** What some kind of data has. */
const ALL_DATA_URLS = new Set(
  DATA_KINDS.flatMap((kind) => Object.values(data_settings(kind)).map(({ url }) => url)),
);

type AnySetting = Setting<unknown>;
const rows = (table: object) => Object.entries(table) as [string, AnySetting][];

// ---- writing

/** What cannot stand in a query as it is. */
const escaped = (text: string) => text.replace(/[%&+#\s]/g, encodeURIComponent);

class LinkWriter {
  readonly parts: string[] = [];

  put(key: string, text: string, usual: string): void {
    if (ALWAYS.has(key) || text !== usual) this.parts.push(`${key}=${escaped(text)}`);
  }

  table(table: object, values: object, before = ''): void {
    for (const [key, setting] of rows(table))
      this.put(
        before + setting.url,
        setting.format(Reflect.get(values, key)),
        setting.format(setting.default),
      );
  }

  run(id: RunId, { plan, look, nature }: RunSpec): void {
    this.table(nature_settings([]), nature, `${id}.`);
    for (const [key, setting] of Object.entries(RUN)) {
      const usual = usual_text(plan, key, setting);
      const said = plan.changes[key];
      const text = said ? changes_text(setting, said) : usual;
      // What the run's rule does not have is said only where it had it on the way.
      if (usual !== null || (said && said.length > 1)) this.put(`${id}.${key}`, text ?? '', usual ?? '');
    }
    this.table(look_settings(id), look, `${id}.`);
  }
}

/** What a key is at the start where nothing is said; null where the rule there does not have it. */
function usual_text(plan: Plan, key: string, setting: Setting<Value>): string | null {
  const { rule, schedule } = settings_at(plan, 0);
  if (key === 'rule' || key === 'schedule') return setting.format(usual_frame(plan.id)[key]);
  const usual = usual_value(plan.id, rule, schedule, key);
  return usual === undefined ? null : setting.format(usual);
}

function usual_frame(id: RunId): { rule: RuleType; schedule: ScheduleType } {
  return settings_at({ id, changes: {} }, 0);
}

/** Runs of a link, in their places; the first two are named also where only one of them is there. */
const named_in = (order: readonly RunId[]) => [
  ...order,
  ...ORDER.default.filter((id) => !order.includes(id)),
];

/** The query, without '?'. Defaults are left out, but for the keys named ALWAYS. */
export function encode({ experiment, order, runs, view, ravine, steps, phase }: LinkContent): string {
  const writer = new LinkWriter();
  writer.table(EXPERIMENT, experiment);
  writer.table(data_settings(experiment.data), data_values_of(experiment));
  writer.put(ORDER.url, ORDER.format(order), ORDER.format(ORDER.default));
  for (const id of named_in(order)) writer.run(id, runs[id]);
  writer.table(VIEW, view);
  // There the last step is said, too.
  const says_last = view.mode === 'present' && view.room === 'ravine' && ravine.step === null;
  write_ravine(writer, says_last ? { ...ravine, step: steps_of(ravine) } : ravine, order);
  if (steps !== null) writer.parts.push(`${STEPS_KEY}=${steps}`);
  writer.put(PHASE_KEY, String(phase), '0');
  return writer.parts.join('&');
}

// ---- reading

class LinkReader {
  readonly problems: Problem[] = [];
  /** what was meant for something: it stays in the address, to be mended there */
  readonly misspelt: [key: string, value: string][] = [];
  readonly #texts = new Map<string, string>();
  /** behind it something else may have been taken for the link */
  #last = '';

  constructor(query: string) {
    for (const [key, value] of new URLSearchParams(query)) {
      if (this.#texts.has(key)) this.report(key, value, { id: 'problem.repeated_key' });
      else this.#texts.set(key, value);
      this.#last = key;
    }
    for (const { url, parse, default: usual } of FOREIGN) this.take(url, parse, usual);
  }

  names(key: string): boolean {
    return this.#texts.has(key);
  }

  /** The value under `url`, or `usual` when it is absent or wrong. */
  take<T>(url: string, parse: (text: string) => Parsed<T>, usual: T): T {
    const text = this.#texts.get(url);
    if (text === undefined) return usual;
    this.#texts.delete(url);
    const parsed = parse(text);
    const read = parsed.ok || url !== this.#last ? parsed : parse(shorn(text));
    if (read.ok) return read.value;
    this.report(url, text, read.reason);
    return usual;
  }

  take_table<S extends object>(table: object, usual: S, before = ''): S {
    const read = rows(table).map(([key, setting]) => [
      key,
      this.take(before + setting.url, setting.parse, Reflect.get(usual, key)),
    ]);
    return Object.fromEntries(read) as S;
  }

  /** `order`: the runs a setting may have been meant for. */
  report_unknown(order: readonly RunId[], data: string): void {
    for (const [key, value] of this.#texts) {
      const [, run = '', option = ''] = /^(.)\.(.+)$/.exec(key) ?? [];
      const absent = (RUN_IDS as readonly string[]).includes(run) && OF_A_RUN.includes(option);
      if (ALL_DATA_URLS.has(key)) this.report(key, value, { id: 'problem.no_option', of: `data=${data}` });
      else if (absent) this.report(key, value, { id: 'problem.no_run', run, runs: order.join('') });
      else if (!RUN_URLS.includes(key)) this.report(key, value, { id: 'problem.unknown_key' });
      else {
        const keys = order.map((id) => `${id}.${key}`).join(', ');
        this.report(key, value, { id: 'problem.did_you_mean', keys });
        this.misspelt.push([key, value]);
      }
    }
  }

  report(key: string, value: string, reason: ProblemReason): void {
    this.problems.push({ key, value, reason });
  }
}

/** What is not said is usual for the place and, where a rule is said, for that rule. */
function take_plan(reader: LinkReader, id: RunId): Plan {
  const said = Object.entries(RUN).flatMap(([key, setting]) => {
    const name = `${id}.${key}`;
    const parse = (text: string) => parse_changes(setting, text);
    const changes = reader.take<readonly Change[] | null>(name, parse, null);
    return changes ? [[key, changes] as const] : [];
  });
  const plan: Plan = { id, changes: Object.fromEntries(said) };
  report_vain(reader, plan);
  const start = Object.entries(settings_at(plan, 0)).map(([key, value]) => [key, [{ step: 0, value }]]);
  return { id, changes: { ...Object.fromEntries(start), ...plan.changes } };
}

/** Options that none of the rules and schedules on the way has. */
function report_vain(reader: LinkReader, plan: Plan): void {
  const steps = ['rule', 'schedule'].flatMap((key) => (plan.changes[key] ?? []).map(({ step }) => step));
  const frames = [0, ...steps].map((step) => settings_at(plan, step));
  for (const [key, changes] of Object.entries(plan.changes)) {
    if (frames.some((settings) => key in settings)) continue;
    const of = key.startsWith(SCHEDULE_PREFIX) ? 'schedule' : 'rule';
    const names = [...new Set(frames.map((settings) => settings[of]))];
    const text = changes_text(RUN[key] as Setting<Value>, changes);
    reader.report(`${plan.id}.${key}`, text, { id: 'problem.no_option', of: `${of}=${names.join()}` });
  }
}

function take_run(
  reader: LinkReader,
  id: RunId,
  usual: RunSpec,
  hidden: LinkContent['experiment']['hidden'],
): RunSpec {
  return {
    plan: take_plan(reader, id),
    nature: reader.take_table<RunNature>(nature_settings(hidden), usual.nature, `${id}.`),
    look: reader.take_table<RunLook>(look_settings(id), usual.look, `${id}.`),
  };
}

/** The data come first: what they have of settings, and how large a batch may be, is theirs. */
function take_experiment(reader: LinkReader, usual: ExperimentSettings): ExperimentSettings {
  const { data: kind } = EXPERIMENT;
  const data = reader.take(kind.url, kind.parse, usual.data);
  const said = reader.take_table(data_settings(data), data_values_of({ data }));
  const values = Object.keys(said).length > 0 ? { data_values: said } : {};
  return {
    ...reader.take_table({ ...experiment_settings({ data, ...values }) }, { ...usual, data }),
    ...values,
  };
}

export interface Opened extends LinkContent {
  /** what was wrong with the query */
  problems: Problem[];
  /** what of it had no effect but was meant to */
  misspelt: readonly (readonly [key: string, value: string])[];
  /** somebody said where to stop */
  names_stop: boolean;
}

/** What a query says, with the defaults for what it does not. */
export function decode(query: string): Opened {
  const reader = new LinkReader(query);
  const usual = default_experiment();
  // A link that says what it shows, and no target, was made when this one was every link's.
  if (reader.names(EXPERIMENT.data.url)) usual.view.target = VIEW.target.default;
  const names_stop = reader.names(VIEW.stop_step.url);
  const experiment = take_experiment(reader, usual.experiment);
  const order = reader.take(ORDER.url, ORDER.parse, usual.order);
  const runs = usual_specs();
  for (const id of named_in(order)) runs[id] = take_run(reader, id, runs[id], experiment.hidden);
  const view = reader.take_table(VIEW, usual.view);
  const said = take_ravine(reader, order);
  const count = (key: string, most: number) =>
    reader.take<number | null>(key, (text) => parse_integer(text, { min: 0, max: most }), null);
  const steps = count(STEPS_KEY, MOST_STEPS);
  const phase = count(PHASE_KEY, PHASES.length - 1);
  reader.report_unknown(order, EXPERIMENT.data.format(experiment.data));
  const { problems, misspelt } = reader;
  // On a projector a ravine opens where the link rests, unless it says a step of its own.
  const opens_at = view.mode === 'present' && view.room === 'ravine' ? steps : null;
  const ravine = { ...said, step: said.step ?? opens_at };
  const rests = steps ?? (phase === null ? null : 0);
  return {
    experiment,
    order,
    runs,
    view,
    ravine,
    steps: rests,
    phase: phase ?? 0,
    problems,
    misspelt,
    names_stop,
  };
}
