// SPDX-License-Identifier: MIT
/** The shipped wasm in Node gives the bits that native builds are held to. */
import { expect, it } from 'vitest';
import { experiments, hashes, task, train } from './support/bits';
import { loadLibrary } from './support/support';

it('gives the bits of native builds', async () => {
  globalThis.momentum = await loadLibrary();
  expect(experiments).toHaveLength(7);
  expect(hashes(train(task))).toEqual(experiments.map(({ hash }) => hash));
});
