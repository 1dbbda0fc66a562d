// SPDX-License-Identifier: MIT
/** Data chosen in one step, and the way back: the experiment, its runs with every change on the way, and their step. */
import { expect, it } from 'vitest';
import { data_options } from '../../../src/lab/experiment/data-settings';
import { GENTLE, losses, open, play_out, until } from './lab_support';

it('undo brings back data, network, runs and the step they were at, to the bit', async () => {
  const { lab } = await open(`${GENTLE}&stop=30`);
  await play_out(lab);
  lab.set_run('b', 'lr', 0.002);
  lab.set_view('stop_step', 50);
  await play_out(lab);
  const before = { experiment: lab.experiment.value, losses: losses(lab, 'b'), link: lab.link('moment') };
  lab.choose_data({ ...lab.experiment.value, data: 'spirals', hidden: [] });
  await until(() => lab.step.value === 0 && !lab.loading.value);
  expect(lab.former_data.value).toBe(before.experiment);
  lab.set_run('b', 'lr', 1);
  lab.remove_run('a');
  await lab.undo_data();
  await until(() => lab.step.value === 50 && !lab.playing.value);
  expect(lab.experiment.value).toBe(before.experiment);
  expect(lab.shown.value).toEqual(['a', 'b']);
  expect(losses(lab, 'b')).toEqual(before.losses);
  expect(lab.link('moment')).toBe(before.link);
  expect(lab.former_data.value).toBeNull();
});

it('what undo left, with all that was set since the choice, redo brings back; another choice ends that way', async () => {
  const { lab } = await open(`${GENTLE}&stop=20`);
  const rested = (step: number) => until(() => lab.step.value === step && !lab.playing.value);
  lab.choose_data({ ...lab.experiment.value, data: 'xor' });
  await until(() => lab.step.value === 0 && !lab.loading.value);
  lab.set_run('b', 'lr', 0.05);
  lab.set_experiment('batch_size', 30);
  await play_out(lab);
  const left = { experiment: lab.experiment.value, losses: losses(lab, 'b'), link: lab.link('moment') };
  await lab.undo_data();
  expect([lab.experiment.value.data, lab.runs.b.settings.value.lr]).toEqual(['torch_rand', 0.001]);
  expect(lab.undone_data.value).toBe(left.experiment);
  await lab.redo_data();
  await rested(20);
  expect([lab.experiment.value, losses(lab, 'b'), lab.link('moment')]).toEqual(Object.values(left));
  expect([lab.undone_data.value, lab.former_data.value?.data]).toEqual([null, 'torch_rand']);
  await lab.undo_data();
  lab.choose_data({ ...lab.experiment.value, data: 'sine' });
  expect(lab.undone_data.value).toBeNull();
  await lab.redo_data();
  expect(lab.experiment.value.data).toBe('sine');
});

it('choices are undone one after another', async () => {
  const { lab } = await open(GENTLE);
  for (const data of ['xor', 'moons', 'sine'] as const)
    lab.choose_data({ ...lab.experiment.value, data: data === 'moons' ? 'two_moons' : data });
  for (const data of ['two_moons', 'xor', 'torch_rand']) {
    await lab.undo_data();
    expect(lab.experiment.value.data).toBe(data);
  }
  expect(lab.former_data.value).toBeNull();
});

it('a preset leaves nothing to undo, and without a choice nothing happens', async () => {
  const { lab } = await open(GENTLE);
  const { experiment } = lab;
  await lab.undo_data();
  expect(experiment.value.data).toBe('torch_rand');
  lab.choose_data({ ...experiment.value, data: 'xor' });
  await lab.load_preset('learnable');
  expect(lab.former_data.value).toBeNull();
});

it('a batch larger than the chosen data is all of them', async () => {
  const { lab } = await open(`${GENTLE}&batch=400`);
  lab.choose_data({ ...lab.experiment.value, data: 'sine' });
  expect(lab.experiment.value.batch_size).toBe(0);
  expect(data_options(lab.experiment.value, null).loss).toBe('mse');
});
