// SPDX-License-Identifier: MIT
/**
 * The experiment as a URL's query and back. `data=learnable&seed=22&runs=abd&a.lr=0.1&b.lr=0.1,0.05@300&d.rule=adam&…&steps=600`:
 * a run's setting is its first value, then each change as value@step. Reading is tolerant: what is wrong is reported
 * and its default stands; the rest is used. What rooms are set to is said by the tables of theirs.
 */
import { PHASES } from '../../worker/protocol';
import { data_settings, data_values_of, shape_of } from '../experiment/data-settings';
import { network_of } from '../experiment/network';
import { default_experiment, default_specs } from '../experiment/presets';
import { SCHEDULE_PREFIX } from '../experiment/schema';
import { parse_integer, type Setting } from '../experiment/setting';
import {
  build_settings,
  EDITED,
  EXPERIMENT,
  experiment_settings,
  MOST_STEPS,
  ORDER,
  RUN,
  room_setting,
  style_settings,
  VIEW,
} from '../experiment/settings';
import type {
  ExperimentSettings,
  Problem,
  RunBuildOptions,
  RunStyle,
  Value,
  ViewSettings,
} from '../experiment/types';
import type { RunId } from '../ids';
import type { LabRoom } from '../room';
import type { Change, Edit, LinkContent, Plan, RunSpec } from '../run/plan';
import { settings_at } from '../run/plan';
import { changes_text, parse_changes } from './changes';
import { parse_edits } from './edits';
import { LinkReader } from './reader';
import { keys_of_runs, take_rooms, write_rooms } from './room-settings';
import { LinkWriter } from './writer';

const STEPS_KEY = 'steps';
const PHASE_KEY = 'phase';

/** Runs of a link, in their places; the first two are named also where only one of them is there. */
const named_in = (order: readonly RunId[]) => [
  ...order,
  ...ORDER.default.filter((id) => !order.includes(id)),
];

const view_table = (rooms: readonly LabRoom[]) => ({
  room: room_setting(rooms.map(({ id }) => id)),
  ...VIEW,
});

// ---- writing

/** The query, without '?'. Defaults are left out, but for the keys named ALWAYS. */
export function encode(content: LinkContent, rooms: readonly LabRoom[] = []): string {
  const { experiment, order, runs, view, steps, phase } = content;
  const writer = new LinkWriter();
  writer.table(EXPERIMENT, experiment);
  writer.table(data_settings(experiment.data), data_values_of(experiment));
  writer.put(ORDER.url, ORDER.format(order), ORDER.format(ORDER.default));
  for (const id of named_in(order)) writer.run(id, runs[id]);
  writer.table(view_table(rooms), view);
  write_rooms(writer, rooms, content);
  if (steps !== null) writer.parts.push(`${STEPS_KEY}=${steps}`);
  writer.put(PHASE_KEY, String(phase), '0');
  return writer.parts.join('&');
}

// ---- reading

/** What is not said is usual for the place and, where a rule is said, for that rule. */
function take_plan(reader: LinkReader, id: RunId): Plan {
  const changes_by_key = Object.entries(RUN).flatMap(([key, setting]) => {
    const name = `${id}.${key}`;
    const parse = (text: string) => parse_changes(setting, text);
    const changes = reader.take<readonly Change[] | null>(name, parse, null);
    return changes ? [[key, changes] as const] : [];
  });
  const plan: Plan = { id, changes: Object.fromEntries(changes_by_key) };
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

function take_edits(reader: LinkReader, id: RunId, experiment: ExperimentSettings): Pick<Plan, 'edits'> {
  const { parameters } = network_of(experiment);
  const parse = (text: string) => parse_edits(text, parameters);
  const edits = reader.take<readonly Edit[] | null>(`${id}.${EDITED.url}`, parse, null);
  return edits ? { edits } : {};
}

function take_run(reader: LinkReader, id: RunId, fallback: RunSpec, experiment: ExperimentSettings): RunSpec {
  return {
    plan: { ...take_plan(reader, id), ...take_edits(reader, id, experiment) },
    build_options: reader.take_table<RunBuildOptions>(
      build_settings(experiment.hidden),
      fallback.build_options,
      `${id}.`,
    ),
    style: reader.take_table<RunStyle>(style_settings(id), fallback.style, `${id}.`),
  };
}

/** The data come first: what they have of settings, and how large a batch may be, is theirs. */
function take_experiment(reader: LinkReader, fallback: ExperimentSettings): ExperimentSettings {
  const { data: kind } = EXPERIMENT;
  const data = reader.take(kind.url, kind.parse, fallback.data);
  const read = reader.take_table(data_settings(data), data_values_of({ data }));
  const values = Object.keys(read).length > 0 ? { data_values: read } : {};
  return {
    ...reader.take_table({ ...experiment_settings({ data, ...values }) }, { ...fallback, data }),
    ...values,
  };
}

/** Columns that the data do not have are said, and not chosen. */
function with_plane(reader: LinkReader, experiment: ExperimentSettings, view: ViewSettings): ViewSettings {
  const { features } = shape_of(experiment);
  if (view.plane === null || view.plane.every((column) => column < features)) return view;
  const pairs = features === 2 ? '1-2, 2-1' : `1-2 … ${features - 1}-${features}`;
  const choices = features < 2 ? VIEW.plane.format(null) : pairs;
  reader.report(VIEW.plane.url, VIEW.plane.format(view.plane), { id: 'problem.choice', choices });
  return { ...view, plane: null };
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
export function decode(query: string, rooms: readonly LabRoom[] = []): Opened {
  const reader = new LinkReader(query);
  const defaults = default_experiment(rooms);
  // A link that says what it shows, and no target, was made when this one was every link's.
  if (reader.names(EXPERIMENT.data.url)) defaults.view.target = VIEW.target.default;
  const names_stop = reader.names(VIEW.stop_step.url);
  const experiment = take_experiment(reader, defaults.experiment);
  const order = reader.take(ORDER.url, ORDER.parse, defaults.order);
  const runs = default_specs();
  for (const id of named_in(order)) runs[id] = take_run(reader, id, runs[id], experiment);
  const view = with_plane(
    reader,
    experiment,
    reader.take_table<ViewSettings>(view_table(rooms), defaults.view),
  );
  const count = (key: string, most: number) =>
    reader.take<number | null>(key, (text) => parse_integer(text, { min: 0, max: most }), null);
  const steps = count(STEPS_KEY, MOST_STEPS);
  const phase = count(PHASE_KEY, PHASES.length - 1);
  const own = take_rooms(reader, rooms, { order, view, steps });
  reader.report_unknown(order, keys_of_runs(rooms), EXPERIMENT.data.format(experiment.data));
  const { problems, misspelt } = reader;
  const rests = steps ?? (phase === null ? null : 0);
  return {
    experiment,
    order,
    runs,
    view,
    rooms: own,
    steps: rests,
    phase: phase ?? 0,
    problems,
    misspelt,
    names_stop,
  };
}
