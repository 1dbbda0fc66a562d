// SPDX-License-Identifier: MIT
/**
 * A ravine: runs going down one surface from one start. Ways are worked out whole, anew for each change, by a worker;
 * playing only moves the step that is shown. Needs no URL: the lab hands in its signals, a lesson its own.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Descents, RateMap } from '../../workers/ravine-protocol';
import type { Problem, RunId } from '../contract';
import type { Fault } from '../fault';
import type { Setting } from '../setting';
import { Asking, follow, type RavineHost } from './asking';
import { Field, type FieldView } from './field';
import { Player } from './player';
import { descender_of, off_map, type RavineRun, type RavineSource, ravine_run } from './runs';
import {
  type Pace,
  pace_settings,
  RAVINE,
  type RavineSettings,
  ravine_settings,
  shown_step,
  start_of,
  steps_of,
} from './settings';
import { surface_options } from './surfaces';

export type { RavineHost } from './asking';

/** The ways of one question, with what it asked. */
export interface Ways extends Descents {
  settings: RavineSettings;
  runs: readonly RavineRun[];
}

export interface Ravine {
  settings: ReadonlySignal<RavineSettings>;
  runs: ReadonlySignal<readonly RavineRun[]>;
  /** null until the first answer */
  ways: ReadonlySignal<Ways | null>;
  /** the latest changes are on their way */
  stale: ReadonlySignal<boolean>;
  field: ReadonlySignal<FieldView | null>;
  /** small, of every surface, for choosing */
  thumbnails: Field;
  /** of the quadratic; asked for by `want_map` */
  map: ReadonlySignal<RateMap | null>;
  /** a figure of this shape (width / height) is on the page */
  want_field(shape: number): void;
  want_map(): void;
  step: ReadonlySignal<number>;
  steps: ReadonlySignal<number>;
  playing: ReadonlySignal<boolean>;
  failure: ReadonlySignal<Fault | null>;
  /** by the table; null when it was taken */
  set(key: keyof typeof RAVINE, text: string): Problem | null;
  set_pace(id: RunId, key: keyof Pace, text: string): Problem | null;
  /** a run to a place on the map of rates; the best is rounded to where it still converges */
  move_on_map(id: RunId, lr: number, momentum: number, to?: 'best'): void;
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
/** Never larger than it was. */
function tidy_down(value: number): number {
  const near = tidy(value);
  const unit = 10 ** (Math.floor(Math.log10(near)) - DIGITS + 1);
  return near > value ? tidy(near - unit) : near;
}

/** Points of the map along lr and along γ. */
const MAP = [141, 121] as const;

/** The worker works out the ways of the settings and runs there are now. */
function follow_ways(asking: Asking, given: Signal<RavineSettings>, runs: Ravine['runs']) {
  const ways = signal<Ways | null>(null);
  const answered = signal('');
  // What the ways depend on; the step shown is none of it.
  const key = computed(() => {
    const { surface, kappa, angle, noise, x, y, steps } = given.value;
    return JSON.stringify([surface, kappa, angle, noise, x, y, steps, runs.value, asking.tries.value]);
  });
  const end = follow(
    () => ({ key: key.value, settings: given.peek(), runs: runs.peek() }),
    async (asked) => {
      const { settings } = asked;
      const question = {
        surface: surface_options(settings.surface, settings),
        start: start_of(settings),
        steps: steps_of(settings),
        descenders: asked.runs.map(descender_of),
      };
      return { asked, answer: await asking.ask('ways', (worker) => worker.descend(question)) };
    },
    ({ asked, answer }) =>
      batch(() => {
        answered.value = asked.key;
        if ('ok' in answer) ways.value = { ...answer.ok, settings: asked.settings, runs: asked.runs };
      }),
  );
  return { ways, stale: computed(() => answered.value !== key.value), end };
}

/** The same of the map, once it is wanted. */
function follow_map(asking: Asking, given: Signal<RavineSettings>) {
  const map = signal<RateMap | null>(null);
  const wanted = signal(false);
  const condition = computed(() =>
    wanted.value && given.value.surface === 'quadratic' ? given.value.kappa : null,
  );
  const end = follow(
    () => (condition.value === null ? null : { kappa: condition.value, again: asking.tries.value }),
    ({ kappa }) => asking.ask('map', (worker) => worker.rate_map(kappa, ...MAP)),
    (answer) => {
      map.value = answer;
    },
  );
  return { map, wanted, end };
}

/** `settings`: the lab's, or what of them a lesson says otherwise than is usual. */
export function createRavine(
  host: RavineHost,
  settings: Signal<RavineSettings> | Partial<RavineSettings>,
  sources: ReadonlySignal<readonly RavineSource[]>,
): Ravine {
  const given = 'value' in settings ? settings : signal(ravine_settings(settings));
  const asking = new Asking(host);
  const runs = computed(() =>
    sources.value.map((one) => ravine_run(one, given.value.surface, given.value.paces[one.id])),
  );
  const { ways, stale, end: end_ways } = follow_ways(asking, given, runs);
  const { map, wanted, end: end_map } = follow_map(asking, given);
  const field = new Field((wanted, call) => asking.ask(wanted, call), given, asking.tries);
  const change = (more: Partial<RavineSettings>) => {
    given.value = { ...given.value, ...more };
  };
  const player = new Player(host.clock, given, change);
  return {
    settings: given,
    runs,
    ways,
    stale,
    field: field.view,
    thumbnails: field,
    map,
    want_field: (shape) => field.want(shape),
    want_map: () => {
      wanted.value = true;
    },
    step: computed(() => shown_step(given.value)),
    steps: computed(() => steps_of(given.value)),
    playing: player.playing,
    failure: asking.failure,
    ...changes(given, runs, change, player),
    ...player.verbs(),
    again: () => asking.again(),
    dispose: () => {
      player.pause();
      for (const end of [end_ways, end_map, () => field.dispose(), () => asking.end()]) end();
    },
  };
}

function changes(
  given: Signal<RavineSettings>,
  runs: ReadonlySignal<readonly RavineRun[]>,
  change: (more: Partial<RavineSettings>) => void,
  player: Player,
): Pick<Ravine, 'set' | 'set_pace' | 'move_on_map' | 'move_start'> {
  const set_paces = (id: RunId, more: Partial<Pace>) =>
    change({ paces: { ...given.value.paces, [id]: { ...given.value.paces[id], ...more } } });
  return {
    set: (key, text) => {
      const setting = RAVINE[key] as Setting<unknown>;
      const parsed = setting.parse(text);
      if (!parsed.ok) return { key, value: text, reason: parsed.reason };
      if (setting.format(parsed.value) === setting.format(given.value[key])) return null;
      if (key === 'surface' || key === 'steps') player.pause();
      change(
        key === 'surface'
          ? // Another surface has a start, rates and a length of its own.
            { ...ravine_settings(), ...kept(given.value), [key]: parsed.value as RavineSettings['surface'] }
          : { [key]: parsed.value },
      );
      return null;
    },
    set_pace: (id, key, text) => {
      const parsed = pace_settings[key].parse(text);
      if (!parsed.ok) return { key: `${id}.${key}`, value: text, reason: parsed.reason };
      set_paces(id, { [key]: parsed.value });
      return null;
    },
    move_on_map: (id, lr, momentum, to) => {
      const run = runs.value.find((one) => one.id === id);
      if (!run) return;
      const own = run.has_momentum ? tidy(momentum) : 0;
      // For κ in the thousands the best lr of plain descent lies within three digits of its limit.
      const round = to === 'best' ? tidy_down : tidy;
      set_paces(id, { lr: round(off_map(run, lr, own)), momentum: run.has_momentum ? own : null });
    },
    move_start: (x, y) => change({ x: tidy(x), y: tidy(y) }),
  };
}

/** What another surface leaves as it is: how it is looked at, and the quadratics' shape. */
const kept = ({ kappa, angle, noise, speed, velocity, gradient }: RavineSettings) => ({
  kappa,
  angle,
  noise,
  speed,
  velocity,
  gradient,
});
