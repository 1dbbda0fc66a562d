// SPDX-License-Identifier: MIT
/** Links made by earlier versions of the page replay bit for bit: links.json has the hash of what each of them showed. */
import { expect, it } from 'vitest';
import type { RunId } from '../../../../src/lab/ids';
import type { Lab } from '../../../../src/lab/view';
import { open_core } from '../core_host';
import { until } from '../lab_support';
import links from './links.json';

const COLUMNS = ['loss', 'batch_loss', 'grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;

/** FNV-1a of the numbers' bytes. */
function hash_of(numbers: readonly Float64Array[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const array of numbers)
    for (const byte of new Uint8Array(array.slice().buffer))
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

function shown_of(lab: Lab, id: RunId) {
  const run = lab.runs[id];
  const series = COLUMNS.map((name) => run.series(name));
  return {
    hash: hash_of(series.flatMap(({ step, value }) => [step, value])),
    loss: run.loss.value,
    reached: run.reached.value,
  };
}

it.each(links)('$link', async ({ link, step, phase, runs }) => {
  const { lab } = await open_core(link);
  await until(() => lab.replaying.value === null && !lab.playing.value && lab.phase.value === phase);
  expect(lab.step.value).toBe(step);
  const shown = Object.fromEntries(lab.shown.value.map((id) => [id, shown_of(lab, id)]));
  expect(shown).toEqual(runs);
  lab.dispose();
});
