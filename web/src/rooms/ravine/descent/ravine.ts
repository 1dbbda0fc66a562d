// SPDX-License-Identifier: MIT
/**
 * A ravine: runs going down one surface from one start. A worker works out whole trajectories, anew for each change;
 * playing only moves the step that is shown. Needs no URL: the lab hands in its signals, a lesson its own.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Setting } from '../../../lab/experiment/setting';
import type { Problem } from '../../../lab/experiment/types';
import type { RunId } from '../../../lab/ids';
import type { Fault } from '../../../lab/run/fault';
import { follow } from '../../../lib/follow';
import type { Descents, RateMap, Theory } from '../../../worker/protocol';
import { Asking, type RavineHost } from './asking';
import { Field, type FieldView } from './field';
import { Player } from './player';
import { best_of, descender_of, off_map, type RavineRun, type RavineSource, ravine_run } from './runs';
import {
  pace_settings,
  RAVINE,
  type RavineSettings,
  type RunRates,
  ravine_settings,
  shown_step,
  steps_of,
} from './settings';
import { start_of } from './surface-defaults';
import { surface_options } from './surfaces';

export type { RavineHost } from './asking';

/** The trajectories of one request, with the settings and runs it was made for. */
export interface RunDescents extends Descents {
  settings: RavineSettings;
  runs: readonly RavineRun[];
}

export interface Ravine {
  settings: ReadonlySignal<RavineSettings>;
  runs: ReadonlySignal<readonly RavineRun[]>;
  /** null until the first answer */
  descents: ReadonlySignal<RunDescents | null>;
  /** the latest changes are on their way */
  stale: ReadonlySignal<boolean>;
  field: ReadonlySignal<FieldView | null>;
  /** small, of every surface, for choosing */
  thumbnails: Field;
  /** of the quadratic; asked for by `want_map` */
  map: ReadonlySignal<RateMap | null>;
  /** a figure of this shape (width / height) is on the page */
  want_field(shape: number): void;
  want_map(theory: Theory): void;
  step: ReadonlySignal<number>;
  steps: ReadonlySignal<number>;
  playing: ReadonlySignal<boolean>;
  failure: ReadonlySignal<Fault | null>;
  /** by the table; null when it was taken */
  set<K extends keyof typeof RAVINE>(key: K, value: RavineSettings[K]): Problem | null;
  set_pace(id: RunId, key: keyof RunRates, value: number | null): Problem | null;
  /** a run to a place on the map of rates */
  move_on_map(id: RunId, lr: number, momentum: number): void;
  /** a run to the best there is for its theory */
  move_to_best(id: RunId): void;
  move_start(x: number, y: number): void;
  show(step: number): void;
  play(): void;
  pause(): void;
  step_once(): void;
  reset(): void;
  again(): void;
  dispose(): void;
}

/** Digits of a start or a place that a pointer means. */
const DIGITS = 3;
const tidy = (value: number) => Number(value.toPrecision(DIGITS));

/** Points of the map along lr and along γ. */
const MAP = { columns: 141, rows: 121 };

/** The worker computes the trajectories of the settings and runs there are now. */
function follow_descents(asking: Asking, settings: Signal<RavineSettings>, runs: Ravine['runs']) {
  const descents = signal<RunDescents | null>(null);
  const key_of_answer = signal('');
  // What the trajectories depend on; the step shown is none of it.
  const key = computed(() => {
    const { surface, kappa, angle, noise, x, y, steps } = settings.value;
    return JSON.stringify([surface, kappa, angle, noise, x, y, steps, runs.value, asking.tries.value]);
  });
  const end = follow(
    () => ({ key: key.value, settings: settings.peek(), runs: runs.peek() }),
    async (request) => {
      const { settings } = request;
      const question = {
        surface: surface_options(settings.surface, settings),
        start: start_of(settings),
        steps: steps_of(settings),
        descenders: request.runs.map(descender_of),
      };
      return { request, answer: await asking.ask('descents', (task) => task('descents', question)) };
    },
    ({ request, answer }) =>
      batch(() => {
        key_of_answer.value = request.key;
        if ('ok' in answer) descents.value = { ...answer.ok, settings: request.settings, runs: request.runs };
      }),
  );
  return { descents, stale: computed(() => key_of_answer.value !== key.value), end };
}

/** The same of the map, once it is wanted. */
function follow_map(asking: Asking, settings: Signal<RavineSettings>) {
  const map = signal<RateMap | null>(null);
  const map_theory = signal<Theory | null>(null);
  const condition = computed(() => (settings.value.surface === 'quadratic' ? settings.value.kappa : null));
  const end = follow(
    () =>
      condition.value === null || map_theory.value === null
        ? null
        : { theory: map_theory.value, kappa: condition.value, again: asking.tries.value },
    ({ theory, kappa }) =>
      asking.ask('map', (task) => task('rate_map', { theory, condition: kappa, ...MAP })),
    (answer) => {
      map.value = answer;
    },
  );
  return { map, map_theory, end };
}

/** `settings`: the lab's, or what of them a lesson says otherwise than is usual. */
export function createRavine(
  host: RavineHost,
  settings: Signal<RavineSettings> | Partial<RavineSettings>,
  sources: ReadonlySignal<readonly RavineSource[]>,
): Ravine {
  const state = 'value' in settings ? settings : signal(ravine_settings(settings));
  const asking = new Asking(host);
  const runs = computed(() =>
    sources.value.map((one) => ravine_run(one, state.value.surface, state.value.paces[one.id])),
  );
  const { descents, stale, end: end_descents } = follow_descents(asking, state, runs);
  const { map, map_theory, end: end_map } = follow_map(asking, state);
  const field = new Field((kind, call) => asking.ask(kind, call), state, asking.tries);
  const change = (more: Partial<RavineSettings>) => {
    state.value = { ...state.value, ...more };
  };
  const player = new Player(host.clock, state, change);
  return {
    settings: state,
    runs,
    descents,
    stale,
    field: field.view,
    thumbnails: field,
    map,
    want_field: (shape) => field.want(shape),
    want_map: (theory) => {
      map_theory.value = theory;
    },
    step: computed(() => shown_step(state.value)),
    steps: computed(() => steps_of(state.value)),
    playing: player.playing,
    failure: asking.failure,
    ...changes(state, { runs, descents }, change, player),
    ...player.verbs(),
    again: () => asking.again(),
    dispose: () => {
      player.pause();
      for (const end of [end_descents, end_map, () => field.dispose(), () => asking.end()]) end();
    },
  };
}

function changes(
  state: Signal<RavineSettings>,
  { runs, descents }: Pick<Ravine, 'runs' | 'descents'>,
  change: (more: Partial<RavineSettings>) => void,
  player: Player,
): Pick<Ravine, 'set' | 'set_pace' | 'move_on_map' | 'move_to_best' | 'move_start'> {
  const set_paces = (id: RunId, more: Partial<RunRates>) =>
    change({ paces: { ...state.value.paces, [id]: { ...state.value.paces[id], ...more } } });
  return {
    set: (key, value) => {
      const setting = RAVINE[key] as Setting<unknown>;
      const admitted = setting.admit(value);
      const text = setting.format(value);
      if (!admitted.ok) return { key, value: text, reason: admitted.reason };
      if (text === setting.format(state.value[key])) return null;
      if (key === 'surface' || key === 'steps') player.pause();
      change(
        key === 'surface'
          ? // Another surface has a start, rates and a length of its own.
            {
              ...ravine_settings(),
              ...lasting_settings(state.value),
              [key]: admitted.value as RavineSettings['surface'],
            }
          : { [key]: admitted.value },
      );
      return null;
    },
    set_pace: (id, key, value) => {
      const setting = pace_settings[key];
      const admitted = setting.admit(value);
      if (!admitted.ok) return { key: `${id}.${key}`, value: setting.format(value), reason: admitted.reason };
      set_paces(id, { [key]: admitted.value });
      return null;
    },
    move_on_map: (id, lr, momentum) => {
      const run = runs.value.find((one) => one.id === id);
      if (!run) return;
      const own = run.has_momentum ? tidy(momentum) : 0;
      set_paces(id, { lr: tidy(off_map(run, lr, own)), momentum: run.has_momentum ? own : null });
    },
    move_to_best: (id) => {
      const run = runs.value.find((one) => one.id === id);
      const best = run && best_of(run, descents.value?.best);
      if (best) set_paces(id, { lr: best.lr, momentum: run.has_momentum ? best.momentum : null });
    },
    move_start: (x, y) => change({ x: tidy(x), y: tidy(y) }),
  };
}

/** What another surface leaves as it is: how it is looked at, and the quadratics' shape. */
const lasting_settings = ({ kappa, angle, noise, speed, velocity, gradient }: RavineSettings) => ({
  kappa,
  angle,
  noise,
  speed,
  velocity,
  gradient,
});
