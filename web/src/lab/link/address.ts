// SPDX-License-Identifier: MIT
/** What the address bar says of the lab, and what its links say. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { LabHost } from '../host';
import type { LinkKind, Mode, RunId } from '../ids';
import type { LabContext } from '../lab-context';
import { constant_plan, type LinkContent, type RunSpec } from '../run/plan';
import type { Run } from '../run/run';
import { encode } from './url';

/** Safari refuses more than 100 changes of the address in 30 s. */
const WRITE_EVERY_MS = 500;

export interface Address {
  /** characters of the link to this moment, as last written */
  length: ReadonlySignal<number>;
  stop(): void;
}

/** `mode`: the one the link opens; left out: the present one. */
export function query_of(
  { experiment, view, rooms, room_settings, order, runs, scheduler }: LabContext,
  kind: LinkKind,
  mode: Mode = view.peek().mode,
): string {
  const there = kind === 'moment';
  const spec_of = (run: Run): RunSpec =>
    kind === 'setup' ? { ...run.spec, plan: constant_plan(run.id, run.settings.peek()) } : run.spec;
  const specs = Object.values(runs).map((run) => [run.id, spec_of(run)]);
  const content: LinkContent = {
    experiment: experiment.peek(),
    order: order.peek(),
    runs: Object.fromEntries(specs) as Record<RunId, RunSpec>,
    view: { ...view.peek(), mode },
    rooms: Object.fromEntries(Object.entries(room_settings).map(([id, settings]) => [id, settings.peek()])),
    steps: kind === 'playing' ? null : there ? scheduler.step.peek() : 0,
    phase: there ? scheduler.phase.peek() : 0,
  };
  return encode(content, rooms);
}

/** What a link says of a run changes with these. */
const inputs_of = ({ settings, plan, build_options, name, colour, hidden }: Run) => [
  settings.value,
  plan,
  build_options.value,
  name.value,
  colour.value,
  hidden.value,
];

/**
 * The address bar follows every setting, and the moment whenever play rests; of runs that go on it is the start, from
 * which they play. Untouched until something changes; then at once, so that a reload finds it.
 */
export function keep_address(
  host: LabHost,
  context: LabContext,
  misspelt: readonly (readonly [string, string])[],
): Address {
  const { experiment, view, room_settings, order, runs, scheduler } = context;
  const { playback } = scheduler;
  const misspelt_text = misspelt
    .map(([key, value]) => `&${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .join('');
  // A replay keeps its link, also when it was broken off: opened again half-way, it must go to the same end.
  const replays = () => (playback.replaying.value ?? playback.broken_off.value?.to ?? null) !== null;
  const length = signal(0);
  let written = '';
  let written_at = Number.NEGATIVE_INFINITY;
  let waiting = false;
  let first = true;
  let stopped = false;
  const write = () => {
    waiting = false;
    if (stopped || replays()) return;
    const text = query_of(context, playback.playing.peek() ? 'playing' : 'moment') + misspelt_text;
    if (text !== written) {
      host.url.write(text);
      written = text;
      written_at = host.clock.now();
    }
    length.value = host.url.address(text).length;
  };
  const stop = effect(() => {
    void [experiment.value, view.value, order.value, Object.values(runs).map(inputs_of)];
    for (const settings of Object.values(room_settings)) void settings.value;
    if (!playback.playing.value) void [scheduler.step.value, scheduler.phase.value];
    if (!replays() && !first && !waiting) {
      waiting = true;
      host.clock.later(Math.max(0, written_at + WRITE_EVERY_MS - host.clock.now()), write);
    }
    first = false;
  });
  return {
    length,
    stop: () => {
      stopped = true;
      stop();
    },
  };
}
