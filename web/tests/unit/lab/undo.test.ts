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
