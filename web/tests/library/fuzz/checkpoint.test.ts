// SPDX-License-Identifier: MIT
/**
 * Damaged checkpoints with their check sum put right. Each is refused in words, or is a run: then it saves the same bytes
 * and trains. Whatever happens, a trainer beside it goes on to the bit, and memory stays small.
 */
import { expect, it } from 'vitest';
import { HEADER, seal } from '../support/checkpoints';
import { article, loadWatched } from '../support/support';
import { CASES, Draws, SEED } from './draws';
import { trainer_options } from './options';

const { momentum, memory } = await loadWatched();

/** Of runs of all kinds, some between the verbs of a step. */
const MOST_BYTES = 2 ** 16;

function checkpoints(draws: Draws): Uint8Array[] {
  const saved: Uint8Array[] = [];
  while (saved.length < 40) {
    try {
      const trainer = new momentum.Trainer(trainer_options(draws) as never);
      trainer.run(draws.below(20));
      const verbs = draws.below(4);
      if (verbs > 0) trainer.forward();
      if (verbs > 1) trainer.backward();
      if (verbs > 2) trainer.update();
      const bytes = trainer.save();
      trainer.delete();
      // Of megabytes most bits are weights, and a case takes a thousand times as long.
      if (bytes.length < MOST_BYTES) saved.push(bytes);
    } catch {
      // Those options were bent, or it diverged before backward().
    }
  }
  return saved;
}

const NUMBERS = [0, 1, 2, 3, -1, 255, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1, 2 ** 53, -(2 ** 53)].map(
  BigInt,
);
const REALS = [Number.NaN, Number.POSITIVE_INFINITY, -0, -1, 1e308, 5e-324];

function damage(draws: Draws, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(bytes.buffer);
  const at = HEADER + draws.below(Math.max(1, bytes.length - HEADER - 8));
  switch (draws.below(7)) {
    case 0:
      bytes[at] = draws.below(256);
      break;
    case 1:
      view.setBigInt64(at, draws.of(NUMBERS), true);
      break;
    case 2: // the options are whole numbers of eight bytes
      view.setBigInt64(HEADER + 8 * draws.below((bytes.length - HEADER) >> 3), draws.of(NUMBERS), true);
      break;
    case 3: // and the state's last numbers are, counted from the end
      view.setBigInt64(bytes.length - 8 * (1 + draws.below(4)), draws.of(NUMBERS), true);
      break;
    case 4:
      view.setFloat64(at, draws.of(REALS), true);
      break;
    case 5:
      view.setFloat32(at, draws.of(REALS), true);
      break;
    case 6: {
      const other = draws.of(others);
      bytes.set(
        other.subarray(at, Math.min(other.length, bytes.length, at + draws.below(64))),
        Math.min(at, other.length),
      );
    }
  }
  return bytes;
}

/** What looks like the length of a list, with an item more or fewer. */
function resized(draws: Draws, bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  const start = HEADER + draws.below(Math.max(1, bytes.length - HEADER - 16));
  for (let at = start; at + 16 < bytes.length; at++) {
    const length = view.getBigUint64(at, true);
    if (length === 0n || length > 99n) continue;
    const more = draws.chance(0.5);
    view.setBigUint64(at, length + (more ? 1n : -1n), true);
    const item = more ? [draws.below(12), 0, 0, 0] : [];
    return Uint8Array.from([...bytes.subarray(0, at + 8), ...item, ...bytes.subarray(at + (more ? 8 : 12))]);
  }
  return bytes;
}

function damaged(draws: Draws, all: readonly Uint8Array[]): Uint8Array {
  let bytes: Uint8Array = draws.of(all).slice();
  for (let times = 1 + draws.below(3); times > 0; times--) bytes = damage(draws, bytes, all);
  if (draws.chance(0.1)) bytes = resized(draws, bytes);
  if (draws.chance(0.05)) bytes = bytes.slice(0, HEADER + draws.below(bytes.length - HEADER));
  if (draws.chance(0.05)) bytes = Uint8Array.from([...bytes, 0]);
  return seal(bytes);
}

/** Whether it was a run. */
function restores(bytes: Uint8Array): boolean {
  let trainer: InstanceType<typeof momentum.Trainer>;
  try {
    trainer = momentum.Trainer.load(bytes);
  } catch (error) {
    const { name, message } = error as Error;
    if (name !== 'Error' || !message.startsWith('checkpoint: ') || message.length > 300) throw error;
    return false;
  }
  if (Buffer.compare(trainer.save(), bytes) !== 0) throw new Error('it saves other bytes');
  trainer.run(3);
  trainer.evaluate();
  trainer.set_optimizer({ lr: 0.01 });
  if (!trainer.parameters().every(Number.isFinite)) throw new Error('it has parameters that are not finite');
  trainer.delete();
  return true;
}

it(`checkpoints, ${CASES} from seed ${SEED}`, { timeout: 60_000 + CASES }, () => {
  console.log(`fuzzing checkpoints: seed ${SEED}, ${CASES} cases`);
  const draws = new Draws(SEED);
  const all = checkpoints(draws);
  const beside = new momentum.Trainer(article());
  const straight = new momentum.Trainer(article());
  const losses: number[] = [];
  let runs = 0;
  for (let i = 0; i < CASES; i++) {
    const bytes = damaged(draws, all);
    try {
      if (restores(bytes)) runs++;
    } catch (error) {
      throw new Error(`case ${i}: ${Buffer.from(bytes).toString('base64')}`, { cause: error });
    }
    if (i % 1000 === 0) losses.push(beside.step());
  }
  expect(losses).toEqual([...straight.run(losses.length)]);
  // It tried both kinds in earnest.
  expect(Math.min(runs, CASES - runs)).toBeGreaterThan(CASES / 50);
  expect(memory.buffer.byteLength).toBeLessThan(2 ** 27);
});
