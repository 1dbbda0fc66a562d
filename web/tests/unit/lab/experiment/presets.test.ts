// SPDX-License-Identifier: MIT
/** What the presets' sentences claim, over the real core. */
import { expect, it } from 'vitest';
import { PRESETS } from '../../../../src/lab/experiment/presets';
import type { PresetId, RunId } from '../../../../src/lab/ids';
import type { Lab } from '../../../../src/lab/view';
import { open_core } from '../core_host';
import { play_out } from '../lab_support';

async function played(id: PresetId, steps: number): Promise<Lab> {
  const { lab } = await open_core('steps=0');
  await lab.load_preset(id);
  lab.set_view('stop_step', steps);
  lab.set_view('speed', 'max');
  await play_out(lab);
  return lab;
}

const reached = (lab: Lab, run: RunId) => lab.runs[run].reached.value?.step ?? Number.POSITIVE_INFINITY;
const loss_at = (lab: Lab, run: RunId, step: number) => lab.runs[run].at('loss', step)?.value ?? Number.NaN;

it('are each found by their settings', async () => {
  const { lab } = await open_core('steps=0');
  for (const { id } of PRESETS) {
    await lab.load_preset(id);
    expect(lab.preset.value).toBe(id);
  }
});

it('learnable: nine times fewer steps', async () => {
  const lab = await played('learnable', 2000);
  expect(Math.round(reached(lab, 'a') / reached(lab, 'b'))).toBe(9);
});

it('article: plain descent looks stuck for 4,000 steps, momentum does not', async () => {
  const lab = await played('article', 4000);
  expect(loss_at(lab, 'a', 4000)).toBeGreaterThan(0.95 * Math.log(3));
  expect(reached(lab, 'b')).toBeLessThan(2000);
});

it('listing: 1.1368 → 1.1362 in one step', async () => {
  const { value } = (await played('listing', 1)).runs.a.series('loss');
  expect([...value].map((loss) => loss.toFixed(4))).toEqual(['1.1368', '1.1362']);
});

it('plunge: the first step throws both far off', async () => {
  const lab = await played('plunge', 2000);
  for (const run of ['a', 'b'] as const) {
    expect(loss_at(lab, run, 1)).toBeGreaterThan(3 * loss_at(lab, run, 0));
    expect(lab.runs[run].trouble.value?.kind).toBe('worse_than_start');
  }
});

it('nesterov: 208 steps against 210', async () => {
  const lab = await played('nesterov', 2000);
  expect([reached(lab, 'b'), reached(lab, 'c')]).toEqual([210, 208]);
});

it('rules: Adam is at the target first, and momentum long before plain descent', async () => {
  const lab = await played('rules', 2000);
  const order = lab.shown.value.toSorted((one, other) => reached(lab, one) - reached(lab, other));
  expect(order.join('')).toBe('dcba');
});

it('friction: wins at first, then loses', async () => {
  const lab = await played('friction', 2000);
  expect(reached(lab, 'b')).toBeLessThan(reached(lab, 'a'));
  expect(lab.runs.b.trouble.value?.kind).toBe('worse_than_start');
});

it('linear: momentum gets down sooner', async () => {
  const lab = await played('linear', 2000);
  expect(loss_at(lab, 'b', 2000)).toBeLessThan(loss_at(lab, 'a', 2000) / 2);
});

it('zeros: no weight ever differs from its neighbours, and the loss stays near guessing', async () => {
  const lab = await played('zeros', 2000);
  for (const run of ['a', 'b'] as const) expect(loss_at(lab, run, 2000)).toBeGreaterThan(0.9 * Math.log(3));
});

it('batches: the line is of all data, the batches lie around it', async () => {
  const lab = await played('batches', 300);
  expect(lab.batched.value).toBe(true);
  const { least, greatest } = lab.runs.b.series('batch_loss');
  const { value } = lab.runs.b.series('loss');
  expect(least).toBeLessThan(Math.min(...value));
  expect(greatest).toBeGreaterThan(Math.max(...value));
});
