// SPDX-License-Identifier: MIT
/** The lab: one experiment, two runs in lock step, the address bar. Views read its signals and call its verbs. */
import { batch, computed, effect, type Signal, signal } from '@preact/signals';
import { Conductor } from './conductor';
import type {
  ExperimentSettings,
  Lab,
  LabHost,
  PresetId,
  Problem,
  RunId,
  RunSettings,
  ViewSettings,
} from './contract';
import { NETWORK } from './network';
import { constant_plan } from './plan';
import { PRESETS, preset_of } from './presets';
import { Run } from './run';
import { EXPERIMENT, RUN, type Setting, VIEW } from './settings';
import { decode, encode } from './url';

/** Safari refuses more than 100 changes of the address in 30 s. */
const WRITE_EVERY_MS = 500;

interface Parts {
  experiment: Signal<ExperimentSettings>;
  view: Signal<ViewSettings>;
  runs: Record<RunId, Run>;
  conductor: Conductor;
  restart(): Promise<void>;
}

export function createLab(host: LabHost): Lab {
  const opened = decode(host.url.query());
  const experiment = signal(opened.experiment);
  const view = signal(opened.view);
  const run = (id: RunId) => new Run(id, opened.runs[id], host, () => conductor.break_off());
  const runs = { a: run('a'), b: run('b') };
  const conductor: Conductor = new Conductor(runs, () => view.value, host.clock);
  const { playback } = conductor;
  const restart = () => {
    runs.a.clear();
    runs.b.clear();
    return conductor.restart(experiment.value);
  };
  const parts: Parts = { experiment, view, runs, conductor, restart };
  const query = (steps: number) =>
    encode({
      experiment: experiment.value,
      runs: { a: runs.a.plan, b: runs.b.plan },
      view: view.value,
      steps,
    });
  const stop_writing = keep_address(host, parts, query);
  void conductor.restart(experiment.value);
  if (opened.steps > 0) conductor.play(opened.steps);

  return {
    ...verbs(parts),
    experiment,
    view,
    runs,
    network: signal(NETWORK),
    loading: computed(() => runs.a.loading.value || runs.b.loading.value),
    playing: playback.playing,
    replaying: playback.replaying,
    preset: computed(() =>
      preset_of(experiment.value, { a: runs.a.settings.value, b: runs.b.settings.value }),
    ),
    step: conductor.step,
    phase: conductor.phase,
    steps_per_second: playback.steps_per_second,
    frame: conductor.frame,
    stopped_by: playback.stopped_by,
    link_problems: signal(opened.problems),
    link: () => host.url.address(query(conductor.step.value)),
    dispose: () => {
      stop_writing();
      playback.stop(null);
      for (const one of Object.values(runs)) one.dispose();
    },
  };
}

/** The address bar follows every setting, and the step whenever play rests. Untouched until something changes. */
function keep_address(
  host: LabHost,
  { experiment, view, runs, conductor }: Parts,
  query: (steps: number) => string,
) {
  const { playback } = conductor;
  // A replay keeps its link, also when it was broken off: opened again half-way, it must go to the same end.
  const replays = () => (playback.replaying.value ?? playback.broken_off.value?.to ?? null) !== null;
  let written = '';
  let waiting = false;
  let first = true;
  const write = () => {
    waiting = false;
    // Of a run that goes on, the address is the start: opened again, it plays from there.
    const text = query(playback.playing.peek() ? 0 : conductor.step.peek());
    if (text !== written && !stopped) host.url.write(text);
    written = text;
  };
  let stopped = false;
  const stop = effect(() => {
    void [experiment.value, view.value, runs.a.settings.value, runs.b.settings.value];
    if (!playback.playing.value) void conductor.step.value;
    if (!replays() && !first && !waiting) {
      waiting = true;
      host.clock.later(WRITE_EVERY_MS, write);
    }
    first = false;
  });
  return () => {
    stopped = true;
    stop();
  };
}

/** Parse by the table; the problem under the setting's own name when it is none of its values. */
function read<T>(setting: Setting<T>, key: string, text: string, take: (value: T) => void): Problem | null {
  const parsed = setting.parse(text);
  if (!parsed.ok) return { key, value: text, reason: parsed.reason };
  take(parsed.value);
  return null;
}

function verbs(parts: Parts) {
  const { conductor, runs, restart } = parts;
  return {
    play: () => conductor.play(),
    pause: () => conductor.playback.stop(null),
    step_once: () => conductor.once(),
    step_phase: () => conductor.one_phase(),
    reset: restart,
    revive: (ids: readonly RunId[]) => conductor.revive(ids.map((id) => runs[id])),
    load_preset: (id: PresetId) => load_preset(parts, id),
    apply_fix: async (id: RunId) => {
      const lr = runs[id].trouble.value?.suggested_lr ?? null;
      if (lr !== null) runs[id].set('lr', lr);
      await restart();
    },
    set_experiment: (key: keyof ExperimentSettings, text: string) =>
      read<unknown>(EXPERIMENT[key] as Setting<unknown>, key, text, (value) => {
        if (value === parts.experiment.value[key]) return;
        parts.experiment.value = { ...parts.experiment.value, [key]: value };
        void restart();
      }),
    set_run: (id: RunId, key: keyof RunSettings, text: string) =>
      read<unknown>(RUN[key] as Setting<unknown>, `${id}.${key}`, text, (value) => {
        if (value === runs[id].settings.value[key]) return;
        runs[id].set(key, value as RunSettings[typeof key]);
        void conductor.apply_settings();
      }),
    set_view: (key: keyof ViewSettings, text: string) =>
      read<unknown>(VIEW[key] as Setting<unknown>, key, text, (value) => {
        if (value === parts.view.value[key]) return;
        parts.view.value = { ...parts.view.value, [key]: value };
        after_view_change(parts, key);
      }),
  };
}

function load_preset({ experiment, view, runs, conductor }: Parts, id: PresetId): Promise<void> {
  const preset = PRESETS.find((one) => one.id === id) ?? PRESETS[0];
  batch(() => {
    experiment.value = preset.experiment;
    view.value = { ...view.value, ...preset.view };
    runs.a.clear(constant_plan(preset.runs.a));
    runs.b.clear(constant_plan(preset.runs.b));
  });
  return conductor.restart(preset.experiment);
}

function after_view_change({ view, runs, conductor }: Parts, key: keyof ViewSettings): void {
  const { target } = view.value;
  for (const run of Object.values(runs)) {
    if (key === 'target') run.count_to(target);
    if (key === 'stop_loss') run.watch.rearm_stop();
    if (key === 'watched') void conductor.enqueue(() => run.look_at(view.value.watched));
  }
}
