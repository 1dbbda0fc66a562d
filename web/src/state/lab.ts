// SPDX-License-Identifier: MIT
/** The lab: one experiment, its runs in lock step, the address bar. Views read its signals and call its verbs. */
import { batch, computed, signal } from '@preact/signals';
import { type Address, keep_address, query_of } from './address';
import { Conductor } from './conductor';
import {
  type ExperimentSettings,
  type Lab,
  type LabHost,
  type PresetId,
  type Problem,
  RUN_IDS,
  type RunId,
  type RunSettings,
  type ViewSettings,
} from './contract';
import { NETWORK } from './network';
import type { Parts } from './parts';
import { constant_plan, type Plan } from './plan';
import { PRESETS, preset_of } from './presets';
import { Run } from './run';
import { EXPERIMENT, RUN, type Setting, VIEW } from './settings';
import { decode } from './url';

export function createLab(host: LabHost): Lab {
  const opened = decode(host.url.query());
  const experiment = signal(opened.experiment);
  const view = signal(opened.view);
  const run = (id: RunId) => new Run(id, opened.runs[id], host, () => conductor.break_off());
  const runs = { a: run('a'), b: run('b') };
  const shown = computed<readonly RunId[]>(() => (experiment.value.runs === 'a' ? ['a'] : ['a', 'b']));
  const present = () => shown.value.map((id) => runs[id]);
  const conductor: Conductor = new Conductor(present, () => view.value, host.clock);
  const { playback } = conductor;
  const stop_was_asked = signal(opened.names_stop);
  const parts: Parts = { experiment, view, runs, shown: () => shown.value, conductor, stop_was_asked };
  const address: Address = keep_address(host, parts, opened.misspelt);
  void conductor.restart(experiment.value);
  if (opened.steps !== null) void conductor.replay({ step: opened.steps, phase: opened.phase });

  return {
    ...verbs(parts),
    experiment,
    view,
    runs,
    shown,
    network: signal(NETWORK),
    loading: computed(() => present().some((one) => one.loading.value)),
    playing: playback.playing,
    replaying: playback.replaying,
    preset: computed(() => preset_now(parts)),
    batched: computed(() => experiment.value.batch_size % NETWORK.samples !== 0),
    step: conductor.step,
    phase: conductor.phase,
    steps_per_second: playback.steps_per_second,
    frame: conductor.frame,
    stopped_by: computed(() => stopped_by(parts)),
    stop_was_asked,
    link_length: address.length,
    opens_playing: opened.steps === null,
    link_problems: signal(opened.problems),
    link: (kind) => host.url.address(query_of(parts, kind)),
    dispose: () => {
      address.stop();
      playback.stop(null);
      for (const one of Object.values(runs)) one.dispose();
    },
  };
}

/** Its name is that of runs which were nothing else on the way. */
function preset_now({ experiment, runs, shown }: Parts): PresetId | null {
  if (!shown().every((id) => runs[id].first_change.value === Number.POSITIVE_INFINITY)) return null;
  return preset_of(experiment.value, { a: runs.a.settings.value, b: runs.b.settings.value });
}

/** A trouble that is over is no reason any more. */
function stopped_by({ conductor, runs, shown }: Parts) {
  const why = conductor.playback.stopped_by.value;
  const well = (id: RunId) => runs[id].trouble.value === null && runs[id].condition.value.is === 'well';
  return why === 'trouble' && shown().every(well) ? null : why;
}

/** Parse by the table; the problem under the setting's own name when it is none of its values. */
function read<T>(setting: Setting<T>, key: string, text: string, take: (value: T) => void): Problem | null {
  const parsed = setting.parse(text);
  if (!parsed.ok) return { key, value: text, reason: parsed.reason };
  take(parsed.value);
  return null;
}

/** `plan`: what a run starts with, unless it is the present settings. */
function restart({ experiment, runs, shown, conductor }: Parts, plan?: (id: RunId) => Plan): Promise<void> {
  for (const id of RUN_IDS) {
    runs[id].clear(plan?.(id));
    if (!shown().includes(id)) runs[id].leave();
  }
  return conductor.restart(experiment.value);
}

/** Who watches goes on watching, also when trouble broke in; who stepped by hand starts by hand. */
async function restart_and_go_on(parts: Parts): Promise<void> {
  const { playing, interrupted } = parts.conductor.playback;
  const going = playing.value || interrupted.value;
  const built = restart(parts);
  if (going) void parts.conductor.play();
  await built;
}

/** A live change. If that was all the trouble, what it had broken into goes on. */
async function apply_and_go_on({ conductor, runs, shown }: Parts): Promise<void> {
  const troubled = () => shown().some((id) => runs[id].trouble.value !== null);
  const were = troubled();
  await conductor.apply_settings();
  if (were && !troubled() && conductor.playback.interrupted.value) void conductor.play();
}

function verbs(parts: Parts) {
  const { conductor, runs } = parts;
  return {
    play: () => void conductor.play(),
    pause: () => conductor.playback.stop(null),
    step_once: () => conductor.once(),
    step_phase: () => conductor.one_phase(),
    reset: () => restart(parts),
    revive: (ids: readonly RunId[]) => conductor.revive(ids.map((id) => runs[id])),
    load_preset: (id: PresetId) => load_preset(parts, id),
    apply_fixes: () => apply_fixes(parts),
    set_experiment: (key: keyof ExperimentSettings, text: string) =>
      read<unknown>(EXPERIMENT[key] as Setting<unknown>, key, text, (value) => {
        if (value === parts.experiment.value[key]) return;
        parts.experiment.value = { ...parts.experiment.value, [key]: value };
        void restart_and_go_on(parts);
      }),
    set_run: (id: RunId, key: keyof RunSettings, text: string) =>
      read<unknown>(RUN[key] as Setting<unknown>, `${id}.${key}`, text, (value) => {
        if (value === runs[id].settings.value[key]) return;
        runs[id].set(key, value as RunSettings[typeof key]);
        // What is lost lives again only from a new start.
        void (runs[id].lost ? restart_and_go_on(parts) : apply_and_go_on(parts));
      }),
    set_view: (key: keyof ViewSettings, text: string) =>
      read<unknown>(VIEW[key] as Setting<unknown>, key, text, (value) => {
        if (key === 'stop_step') parts.stop_was_asked.value = true;
        if (value === parts.view.value[key]) return;
        parts.view.value = { ...parts.view.value, [key]: value };
        after_view_change(parts, key);
      }),
  };
}

async function apply_fixes(parts: Parts): Promise<void> {
  for (const id of parts.shown()) {
    const run = parts.runs[id];
    const fix = run.trouble.value?.fix ?? {};
    for (const [key, value] of Object.entries(fix)) run.set(key as keyof RunSettings, value);
  }
  await restart(parts);
}

function load_preset(parts: Parts, id: PresetId): Promise<void> {
  const preset = PRESETS.find((one) => one.id === id) ?? PRESETS[0];
  return batch(() => {
    parts.experiment.value = preset.experiment;
    parts.view.value = { ...parts.view.value, ...preset.view };
    parts.stop_was_asked.value = false;
    return restart(parts, (run) => constant_plan(preset.runs[run]));
  });
}

function after_view_change({ view, runs, conductor }: Parts, key: keyof ViewSettings): void {
  const { target } = view.value;
  for (const run of Object.values(runs)) {
    if (key === 'target') run.count_to(target);
    if (key === 'stop_loss') run.watch.rearm_stop();
    if (key === 'watched') void conductor.enqueue(() => run.look_at(view.value.watched));
  }
}
