// SPDX-License-Identifier: MIT
/**
 * Random visits to the lab over the real core: whatever was done, the link of the moment opens on the same table, to
 * the bit. LAB_VISITS makes more, VISIT_SEED others.
 */
import { expect, it } from 'vitest';
import { ARTICLE } from '../../../src/lab/experiment/network';
import { PRESETS } from '../../../src/lab/experiment/presets';
import { RULES } from '../../../src/lab/experiment/schema';
import type { Lab } from '../../../src/lab/view';
import type { HiddenLayer } from '../../../src/worker/protocol';
import { Draws } from '../../library/fuzz/draws';
import { all_of, open_core } from './core_host';
import { until } from './lab_support';

const SEED = Number(process.env.VISIT_SEED ?? 22);
const VISITS = Number(process.env.LAB_VISITS ?? 12);
const ACTIONS = 150;

const LRS = [0, 0.01, 0.1, 0.3, 1, 10, 1000];
const GAMMAS = [0, 0.5, 0.9, 0.99, 0.999, 1, 1.5];
const CONVENTIONS = ['pytorch', 'classical', 'average'] as const;
const SPEEDS = [1, 10, 100, 'max', 'phase'] as const;
const BATCHES = [0, 0, 32, 96, 250];
const NETWORKS: readonly (readonly HiddenLayer[])[] = [
  ARTICLE,
  ARTICLE,
  [],
  [{ units: 6, activation: 'tanh' }],
];
const TENSORS = ['all', 'linear1.weight', 'linear2.weight,out.bias'];

const breath = () => new Promise((done) => setTimeout(done, 0));

/** Lets it play for a moment. */
async function watch(lab: Lab, draws: Draws): Promise<void> {
  const to = lab.step.value + draws.below(300);
  for (let i = 0; i < 40 && lab.playing.value && lab.step.value < to; i++) await breath();
}

/** As a slider dragged while it plays: each value may be seen by a step. */
async function drag(lab: Lab, id: Lab['shown']['value'][number], draws: Draws): Promise<void> {
  for (let i = 0; i < 6; i++) {
    lab.set_run(id, 'lr', draws.below(100) / 100);
    if (draws.below(2) === 0) await breath();
  }
}

/** One thing a person does. */
async function act(lab: Lab, draws: Draws): Promise<void> {
  const id = draws.of(lab.shown.value);
  const actions: [number, () => unknown][] = [
    [8, () => lab.play()],
    [6, () => lab.pause()],
    [6, () => watch(lab, draws)],
    [4, () => lab.step_once()],
    [3, () => lab.set_parameter(id, draws.below(lab.network.value.parameters), draws.below(200) / 100 - 1)],
    [8, () => lab.step_phase()],
    [6, () => void lab.step_phase()],
    [4, () => lab.back_phase()],
    [2, () => void lab.back_phase()],
    [2, () => lab.set_build_option(id, 'zero_grad', draws.of([false, true]))],
    [5, () => lab.set_run(id, 'lr', draws.of(LRS))],
    [5, () => lab.set_run(id, 'momentum', draws.of(GAMMAS))],
    [7, () => lab.set_run(id, 'convention', draws.of(CONVENTIONS))],
    [3, () => drag(lab, id, draws)],
    [3, () => lab.set_view('speed', draws.of(SPEEDS))],
    [2, () => lab.set_view('stop_step', lab.step.value + draws.below(60))],
    [2, () => lab.set_view('stop_loss', draws.of([0, 1.05, 0.5]))],
    [2, () => lab.set_view('target', draws.of([1.09, 0.9, 0.1]))],
    [2, () => lab.set_view('watched', draws.below(413) - 1)],
    [2, () => void lab.apply_fixes()],
    [1, () => void lab.reset()],
    [1, () => void lab.load_preset(draws.of(PRESETS).id)],
    [1, () => lab.set_experiment('batch_size', draws.of(BATCHES))],
    [1, () => lab.set_experiment('seed', draws.below(3))],
    [1, () => lab.set_build_option(id, 'params', draws.of(TENSORS))],
    [2, () => lab.add_run()],
    [1, () => lab.duplicate_run(id)],
    [2, () => lab.remove_run(id)],
    [1, () => lab.move_run(id, draws.below(6))],
    [3, () => lab.set_run(id, 'rule', draws.of(RULES))],
    [2, () => lab.set_run(id, 'nesterov', draws.of([false, true]))],
    [1, () => lab.set_run(id, 'weight_decay', draws.of([0, 0.01]))],
    [2, () => lab.set_view('inside', id)],
    [1, () => lab.set_experiment('hidden', draws.of(NETWORKS))],
  ];
  const bag = actions.flatMap(([weight, action]) => Array<() => unknown>(weight).fill(action));
  const action = draws.of(bag);
  await action();
}

/** At rest, with all that was asked done. */
async function settled(lab: Lab): Promise<void> {
  lab.pause();
  // A job after all others.
  lab.set_view('watched', 5);
  lab.set_view('watched', -1);
  let last = '';
  await until(() => {
    const now = `${lab.step.value} ${lab.phase.value} ${lab.frame.value} ${lab.link('moment')}`;
    const still = now === last && !lab.loading.value;
    last = now;
    return still;
  });
  for (let i = 0; i < 60; i++) await breath();
}

it.each(Array.from({ length: VISITS }, (_, i) => SEED + i))('visit %d', async (seed) => {
  const draws = new Draws(seed);
  const { lab } = await open_core(
    draws.of(['', 'data=random', 'steps=0', 'b.convention=classical&steps=30']),
  );
  for (let i = 0; i < ACTIONS; i++) await act(lab, draws);
  await settled(lab);
  const live = all_of(lab);
  const again = await open_core(new URL(live.link).search);
  await until(() => again.lab.step.value === live.step && again.lab.phase.value === live.phase);
  await settled(again.lab);
  expect(all_of(again.lab)).toEqual(live);
  lab.dispose();
  again.lab.dispose();
});
