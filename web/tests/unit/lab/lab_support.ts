// SPDX-License-Identifier: MIT
/** A lab over toy workers, and what tests do with it. */

import { createLab } from '../../../src/lab/lab';
import type { Lab } from '../../../src/lab/view';
import { FakeHost, type FakeWorker } from './fake_worker';

export const GENTLE = 'data=random&a.lr=0.001&a.momentum=0&b.lr=0.001&b.momentum=0.9';

export async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 5000; i++) {
    if (condition()) return;
    await new Promise((done) => setTimeout(done, 0));
  }
  throw new Error('waited in vain');
}

export async function open(query = '') {
  const host = new FakeHost(query);
  const lab = createLab(host);
  await until(() => lab.runs.a.snapshot.value !== null && lab.runs.b.snapshot.value !== null);
  const [a, b] = host.workers as [FakeWorker, FakeWorker];
  return { host, lab, a, b };
}

export async function play_out(lab: Lab): Promise<void> {
  lab.play();
  await until(() => !lab.playing.value);
}

export const losses = (lab: Lab, run: 'a' | 'b') => [...lab.runs[run].series('loss').value];
