// SPDX-License-Identifier: MIT
/** Checkpoint files: a run goes on from one to the bit, in the library as on the page; damaged and forged ones are refused. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { read_checkpoint, write_checkpoint } from '../../../../src/lab/export/checkpoint-file';
import type { Lab } from '../../../../src/lab/view';
import { crc32 } from '../../../../src/lib/files/crc32';
import { SavedRuns } from '../../../../src/modes/export/saved-runs';
import { open_core } from '../core_host';
import { core } from '../core_workers';
import { until } from '../lab_support';

vi.mock('../../../../src/i18n', async () => ({
  words: { value: (await import('../../../../src/i18n/en')).en },
  language: { value: 'en' },
}));

async function rested(query: string, step: number) {
  const { lab, host } = await open_core(`?${query}&steps=${step}`);
  await until(() => lab.step.value === step && lab.replaying.value === null);
  return { lab, saved: new SavedRuns({ lab: host, connect: host.connect }) };
}

async function file_of(lab: Lab, saved: SavedRuns): Promise<Uint8Array<ArrayBuffer>> {
  const ids = lab.shown.value;
  const runs = await Promise.all(
    ids.map(async (id) => ({ record: lab.runs[id].record, bytes: (await saved.save(lab, id)).bytes })),
  );
  const specs = ids.map((id) => {
    const { plan, style, build_options } = lab.runs[id].record;
    return { plan, style, build_options };
  });
  const content = { experiment: lab.experiment.value, runs: specs, steps: lab.step.value, arrays: null };
  return write_checkpoint({ content, runs });
}

const batch_losses = (lab: Lab, id: 'a' | 'b') => [...lab.runs[id].series('batch_loss').value];

describe.each([
  ['full batch', 'data=learnable&net=8tanh'],
  ['mini-batches with a short last one', 'data=learnable&batch=96'],
  [
    'changes of lr and rule under a schedule',
    'data=learnable&b.schedule=exponential&b.lr=0.1,0.05@13&b.rule=sgd,adam@31',
  ],
  ['a change at the very step', 'data=learnable&b.momentum=0.9,0.5@40'],
  [
    'weights set by hand at the start, on the way and at the very step',
    'data=learnable&b.edit=3:0.75,7:-2@13,3:1@40',
  ],
  ['gradients that are not cleared', 'data=learnable&b.zero_grad=0&b.lr=0.001'],
])('%s', (_, query) => {
  it('the library goes on from the file to the bit as the page does', async () => {
    const { lab, saved } = await rested(query, 40);
    const file = await file_of(lab, saved);
    for (const { record, bytes } of read_checkpoint(file).runs)
      expect(Math.fround((await saved.state_of(bytes)).loss)).toBe(Math.fround(record.loss));
    await lab.go_to(90);
    for (const [run, id] of (['a', 'b'] as const).entries()) {
      const trainer = core.Trainer.load(file, run);
      expect(trainer.steps).toBe(40);
      expect([...trainer.run(50)]).toEqual(batch_losses(lab, id).slice(40, 90));
      trainer.delete();
    }
    lab.dispose();
  });
});

describe('a file', () => {
  let file: Uint8Array<ArrayBuffer>;
  let record: unknown;
  beforeAll(async () => {
    const { lab, saved } = await rested('data=moons&net=8tanh&b.lr=0.1,0.05@7', 20);
    file = await file_of(lab, saved);
    record = structuredClone({ ...lab.runs.b.record, checkpoints: [] });
    lab.dispose();
  });

  it('is read back with the history of each run', () => {
    const { content, runs } = read_checkpoint(file);
    expect([content.steps, content.experiment.data, runs.length]).toEqual([20, 'two_moons', 2]);
    expect(runs[1]?.record).toEqual(record);
  });

  it('that is cut off, or of which one bit is another, is refused', () => {
    for (const length of [0, 7, 8, 12, 30, file.length - 1])
      expect(() => read_checkpoint(file.slice(0, length)), String(length)).toThrow(/^file/);
    for (const at of [9, 20, 40, 200, file.length - 3]) {
      const other = file.slice();
      other[at] = (other[at] as number) ^ 1;
      expect(() => read_checkpoint(other), String(at)).toThrow(/^file/);
    }
  });

  it('with a check sum that fits, and bytes that no run comes to, is refused by the core', async () => {
    const forged = file.slice();
    const view = new DataView(forged.buffer);
    const [from, length] = [view.getUint32(12, true), view.getUint32(16, true)];
    forged[from + length - 9] = (forged[from + length - 9] as number) ^ 1;
    const end = forged.length - 4;
    view.setUint32(end, crc32(forged.subarray(0, end)), true);
    const { runs } = read_checkpoint(forged);
    const { lab, saved } = await rested('data=moons', 0);
    await expect(saved.state_of(runs[0]?.bytes as Uint8Array)).rejects.toThrow(/check sum does not fit/);
    expect(() => core.Trainer.load(forged, 0)).toThrow(/check sum does not fit/);
    expect(() => core.Trainer.load(file, 2)).toThrow(/run must be 0 … 1/);
    lab.dispose();
  });
});

it('a run that diverged is kept as it was at its last finite step', async () => {
  const { lab, host } = await open_core('?data=values&runs=a&a.lr=90&steps=30');
  await until(() => lab.runs.a.trouble.value?.kind === 'not_finite');
  const saved = new SavedRuns({ lab: host, connect: host.connect });
  const { steps, parameters } = await saved.save(lab, 'a');
  expect(steps).toBe(lab.runs.a.record.metrics.steps.length);
  expect(parameters.every(Number.isFinite)).toBe(true);
  lab.dispose();
});
