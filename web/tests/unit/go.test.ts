// SPDX-License-Identifier: MIT
/** To another step of the same runs, forward and back, as a clicker asks; and links that open one mode or another. */
import { expect, it } from 'vitest';
import { open_core } from './core_host';
import { until } from './lab_support';

const LIVE = '?data=learnable&a.lr=0.1&b.lr=0.1,0.05@40&steps=0';

async function rested(query: string) {
  const { lab } = await open_core(query);
  await until(() => !lab.loading.value && !lab.playing.value);
  return lab;
}

it('goes on to a step and back to it, with the changes on the way, to the bit', async () => {
  const lab = await rested(LIVE);
  const losses = () => lab.shown.value.map((id) => [...lab.runs[id].series('loss').value]);
  await lab.go_to(50);
  const there = losses();
  expect([lab.step.value, lab.runs.b.settings.value.lr]).toEqual([50, 0.05]);
  await lab.go_to(120);
  await lab.go_to(30);
  expect([lab.step.value, lab.runs.b.settings.value.lr]).toEqual([30, 0.1]);
  await lab.go_to(50);
  expect(losses()).toEqual(there);
  expect(lab.runs.b.settings.value.lr).toBe(0.05);
  lab.dispose();
});

it('a step that is open is closed by going to it, and play gives way', async () => {
  const lab = await rested(LIVE);
  await lab.go_to(10);
  await lab.step_phase();
  expect(lab.phase.value).toBe(1);
  await lab.go_to(10);
  expect([lab.step.value, lab.phase.value]).toEqual([10, 0]);
  lab.play();
  await lab.go_to(0);
  expect([lab.step.value, lab.playing.value]).toEqual([0, false]);
  lab.dispose();
});

it('a link opens the page unless a mode is asked for', async () => {
  const lab = await rested(`${LIVE}&view=present`);
  expect(lab.view.value.mode).toBe('present');
  expect(lab.link('moment')).not.toMatch(/view=/);
  expect(lab.link('setup', 'embed')).toMatch(/[?&]view=embed/);
  lab.dispose();
});
