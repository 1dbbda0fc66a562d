// SPDX-License-Identifier: MIT
/**
 * A ravine: runs going down one surface from one start. Ways are worked out whole, anew for each change, by a worker;
 * playing only moves the step that is shown. Needs no URL: the lab hands in its signals, a lesson its own.
 */
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Answer, Connect } from '../../workers/protocol';
import type { Descents, RateMap, Surveyor } from '../../workers/ravine-protocol';
import type { LabHost, Problem, RunId } from '../contract';
import { Fault } from '../fault';
import { Line } from '../line';
import type { Setting } from '../setting';
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

export interface RavineHost {
  connect: Connect<Surveyor>;
  clock: LabHost['clock'];
}

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
  /** a run to a place on the map of rates */
  move_on_map(id: RunId, lr: number, momentum: number): void;
  move_start(x: number, y: number): void;
  show(step: number): void;
  play(): void;
  pause(): void;
  step_once(): void;
  reset(): void;
  again(): void;
  dispose(): void;
}

const ok_of = <T>(answer: Answer<T>): T | null => ('ok' in answer ? answer.ok : null);

/** Digits of a start or a place that a pointer means. */
const DIGITS = 3;
const tidy = (value: number) => Number(value.toPrecision(DIGITS));

/** Asks again whenever what it asks about has changed, one question at a time, and keeps the latest answer. */
function follow<Q, A>(question: () => Q | null, ask: (question: Q) => Promise<A>, take: (answer: A) => void) {
  let asking = false;
  let next: Q | null = null;
  const go = async () => {
    asking = true;
    while (next !== null) {
      const now = next;
      next = null;
      try {
        take(await ask(now));
      } catch {
        // Its line says so.
      }
    }
    asking = false;
  };
  return effect(() => {
    next = question();
    if (next !== null && !asking) void go();
  });
}

export function createRavine(
  host: RavineHost,
  settings: Signal<RavineSettings> | Partial<RavineSettings>,
  sources: ReadonlySignal<readonly RavineSource[]>,
): Ravine {
  const given = 'value' in settings ? settings : signal(ravine_settings(settings));
  const failure = signal<Fault | null>(null);
  const tries = signal(0);
  const line = new Line(host.connect, host.clock.later);
  const ask = async <T>(call: (worker: Surveyor) => Promise<T>): Promise<T> => {
    try {
      const answer = await line.ask(call);
      failure.value = null;
      return answer;
    } catch (error) {
      failure.value = error instanceof Fault ? error : new Fault('other');
      throw error;
    }
  };
  const runs = computed(() =>
    sources.value.map((one) => ravine_run(one, given.value.surface, given.value.paces[one.id])),
  );
  // What the ways depend on; the step shown is none of it.
  const question = computed(() => {
    const { surface, kappa, angle, noise, x, y, steps, paces } = given.value;
    return JSON.stringify([surface, kappa, angle, noise, x, y, steps, paces, runs.value, tries.value]);
  });
  const ways = signal<Ways | null>(null);
  const answered = signal('');
  const forget_ways = follow(
    () => (question.value ? { key: question.value, settings: given.peek(), runs: runs.peek() } : null),
    async (asked) => {
      const descenders = asked.runs.map(descender_of);
      const { settings: at } = asked;
      const answer = await ask((worker) =>
        worker.descend({
          surface: surface_options(at.surface, at),
          start: start_of(at),
          steps: steps_of(at),
          descenders,
        }),
      );
      return { asked, found: ok_of(answer) };
    },
    ({ asked, found }) =>
      batch(() => {
        answered.value = asked.key;
        if (found) ways.value = { ...found, settings: asked.settings, runs: asked.runs };
      }),
  );
  const field = new Field(ask, given, tries);
  const map = signal<RateMap | null>(null);
  const map_wanted = signal(false);
  const forget_map = follow(
    () => (map_wanted.value && given.value.surface === 'quadratic' ? [given.value.kappa, tries.value] : null),
    ([kappa]) => ask((worker) => worker.rate_map(kappa as number, 141, 121)),
    (answer) => {
      map.value = answer;
    },
  );
  const change = (more: Partial<RavineSettings>) => {
    given.value = { ...given.value, ...more };
  };
  const player = new Player(host.clock, given, change);
  return {
    settings: given,
    runs,
    ways,
    stale: computed(() => answered.value !== question.value),
    field: field.view,
    thumbnails: field,
    map,
    want_field: (shape) => field.want(shape),
    want_map: () => {
      map_wanted.value = true;
    },
    step: computed(() => shown_step(given.value)),
    steps: computed(() => steps_of(given.value)),
    playing: player.playing,
    failure,
    ...changes(given, runs, change, player),
    show: (step) => player.show(step),
    play: () => player.play(),
    pause: () => player.pause(),
    step_once: () => player.step_once(),
    reset: () => player.reset(),
    again: () => {
      tries.value++;
    },
    dispose: () => {
      player.pause();
      forget_ways();
      forget_map();
      field.dispose();
      line.end(new Fault('other'));
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
      if (key !== 'step' && key !== 'speed') player.keep_step();
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
    move_on_map: (id, lr, momentum) => {
      const run = runs.value.find((one) => one.id === id);
      if (!run) return;
      const own = run.has_momentum ? tidy(momentum) : 0;
      set_paces(id, { lr: tidy(off_map(run, lr, own)), momentum: run.has_momentum ? own : null });
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
