// SPDX-License-Identifier: MIT
/** The worker's script over a channel instead of a thread: every kind of question has its answer. */
import { readFileSync } from 'node:fs';
import { wrap } from 'comlink';
import { afterAll, expect, it, vi } from 'vitest';
import type { Reply, RunProgress, ServedCore, Snapshot } from '../../../src/worker/protocol';

const { port1, port2 } = new MessageChannel();
afterAll(() => {
  for (const port of [port1, port2]) port.close();
  vi.unstubAllGlobals();
});

it('loads a table, makes a run of it, computes a task, and lets the run go', async () => {
  vi.stubGlobal('addEventListener', port1.addEventListener.bind(port1));
  vi.stubGlobal('postMessage', port1.postMessage.bind(port1));
  await import('../../../src/worker/core-worker');
  port1.start();
  const worker = wrap<ServedCore>(port2);
  expect(await worker.hello()).toBeUndefined();
  const bytes = readFileSync(new URL('../../../../build/wasm/momentum-core.wasm', import.meta.url));
  await worker.start(await WebAssembly.compile(bytes), 'whole');
  const table = { x: Float32Array.of(0, 1, 2, 3), y: Int32Array.of(0, 1, 0, 1) };
  expect(await worker.load(3, table)).toBeUndefined();
  const data = { kind: 'arrays', table: 3, samples: 4, features: 1, classes: 2 };
  const options = { data, optimizer: { type: 'sgd', lr: 0.1 }, schedule: { type: 'constant' } };
  const created = (await worker.ask(0, 'create', [options, {}])) as Extract<
    Reply<RunProgress>,
    { ok: RunProgress }
  >;
  expect(created.ok.snapshot.steps).toBe(0);
  // What has its script late is in the first answer it is asked for with, and questions keep their order.
  const order: string[] = [];
  const [looked, moved] = (await Promise.all(
    (
      [
        ['look', [{ regions: { columns: null } }]],
        ['advance', [3]],
      ] as const
    ).map(([verb, args]) => worker.ask(0, verb, args).finally(() => order.push(verb))),
  )) as [Snapshot, RunProgress];
  expect(order).toEqual(['look', 'advance']);
  expect(looked).toMatchObject({ steps: 0, products: { regions: { step: 0 } } });
  expect(moved.snapshot).toMatchObject({ steps: 3, products: { regions: { step: 3 } } });
  const request = {
    surface: { type: 'quadratic', condition: 2 },
    grid: { x: [0, 1], y: [0, 1], columns: 2, rows: 2 },
  };
  expect(await worker.task('field', request)).toMatchObject({ ok: { length: 4 } });
  expect(await worker.ask(0, 'close', [])).toBeUndefined();
  await expect(worker.ask(0, 'advance', [1])).rejects.toThrow('no run has been made');
});
