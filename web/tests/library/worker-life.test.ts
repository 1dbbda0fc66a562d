// SPDX-License-Identifier: MIT
/** The worker of a trainer: where it comes from, when it ends, and what becomes of what was asked. */
import { spawnSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { article, library } from './support/support';
import { make, rich } from './support/workers';

const SCRIPT = new URL(`file://${library}momentum-worker.js`);

it('ends with its last trainer, so that Node ends', () => {
  const script = `import { createWorkerTrainer } from '${library}worker.js';
    const trainer = await createWorkerTrainer(${JSON.stringify(article())});
    const clone = await trainer.clone();
    await trainer.delete();
    const gone = await trainer.step().catch((error) => error.message);
    console.log(gone, (await clone.step()).toFixed(4));
    await clone.delete();
    await clone.delete();
    await createWorkerTrainer({}).catch(() => console.log('refused'));`;
  const flags = ['--input-type=module', '--eval', script];
  const { stdout, status } = spawnSync(process.execPath, flags, { encoding: 'utf8', timeout: 50_000 });
  expect([stdout, status]).toEqual(['this trainer was deleted 1.1368\nrefused\n', 0]);
});

it('that is terminated answers nothing any more', async () => {
  const trainer = await make();
  const open = trainer.run(1e7);
  trainer.terminate();
  await expect(open).rejects.toThrow(/^the worker has ended: terminate\(\) was called$/);
  await expect(trainer.steps).rejects.toThrow(/^the worker has ended/);
  await trainer.delete();
});

it('that dies of itself, or never was, is an error of what was asked', async () => {
  const own = new Worker(SCRIPT);
  const trainer = await make(article(), { worker: own });
  const open = trainer.run(1e7);
  own.terminate();
  await expect(open).rejects.toThrow(/^the worker has ended: exit 1$/);
  await expect(make(article(), { worker: 'file:///no/such.js' })).rejects.toThrow(/^the worker has ended: /);
});

it('may be one’s own, and has several trainers then', async () => {
  const own = new Worker(SCRIPT);
  const [one, other] = [await make(article(), { worker: own }), await make(rich(), { worker: own })];
  expect(await one.step()).toBeCloseTo(1.1368438, 6);
  await one.delete();
  expect(await other.samples).toBe(400);
  await own.terminate();
});

it('may have its script and its wasm from elsewhere', async () => {
  const wasm = new URL(`file://${library}momentum.wasm`);
  const trainer = await make(article(), { worker: SCRIPT, wasm });
  expect(await trainer.step()).toBeCloseTo(1.1368438, 6);
  await expect(make(article(), { wasm: Uint8Array.of(1) })).rejects.toThrow(/^wasm must be the core of/);
});

it('is not made, or ended, when a signal gives it up', async () => {
  await expect(make(article(), { signal: AbortSignal.abort('before') })).rejects.toBe('before');
  const giving_up = new AbortController();
  const meanwhile = make(article(), { signal: giving_up.signal });
  giving_up.abort('meanwhile');
  await expect(meanwhile).rejects.toBe('meanwhile');
});
