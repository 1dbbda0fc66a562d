// SPDX-License-Identifier: MIT
/**
 * Random calls on random trainers. Each trainer has a twin that gets the same calls: whatever happens elsewhere in the
 * same memory, both must answer alike to the bit. A refusal is an Error of ours that changes nothing.
 */
import { expect, it } from 'vitest';
import type { Momentum, Trainer } from '../../../src/core/api';
import { loadWatched } from '../support/support';
import { CASES, Draws, SEED } from './draws';
import { change, optimizer, strange, trainer_options } from './options';

const { momentum, memory } = await loadWatched();

/** An answer in a form that tells any two bits apart. */
function bits(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer).toString('latin1');
  if (typeof value === 'number') return bits(Float64Array.of(value));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([key, one]) => [key, bits(one)]);
  return value;
}

/** What a call gave or threw; throws when it threw what is not ours. */
function outcome(call: () => unknown): string {
  try {
    return JSON.stringify(bits(call()) ?? null);
  } catch (error) {
    const { name, message } = error as Error;
    if (!/^(Option)?Error$/.test(name) || message === '' || message.length > 500) throw error;
    return `refused: ${message}`;
  }
}

/** How many steps: a handful, or what no number of steps can be. */
function count(draws: Draws): number {
  const odd = draws.chance(0.1) ? strange(draws) : null;
  return (Number.isInteger(odd) && (odd as number) > 0 ? 1 : (odd ?? draws.below(20))) as number;
}

/** So many numbers, or what is none. */
function numbers(draws: Draws, length: number): unknown {
  if (draws.chance(0.05)) return strange(draws);
  return Float32Array.from({ length }, () => draws.of([0, 1, -2, 0.5, 1e30, Number.NaN]));
}

const CALLS: ((draws: Draws) => (trainer: Trainer) => unknown)[] = [
  () => (trainer) => trainer.step(),
  () => (trainer) => trainer.forward(),
  () => (trainer) => trainer.backward(),
  () => (trainer) => trainer.update(),
  () => (trainer) => trainer.zero_grad(),
  () => (trainer) => [trainer.steps, trainer.diverged, trainer.diverged_at, trainer.stats()],
  () => (trainer) => [trainer.parameters(), trainer.gradients(), trainer.velocity()],
  () => (trainer) => [trainer.x(), trainer.y(), trainer.evaluate(), trainer.layers],
  () => (trainer) => [trainer.test_x(), trainer.test_y(), trainer.evaluate_test()],
  () => (trainer) => [trainer.optimizer_state(), trainer.optimizer_steps, trainer.lr, trainer.order()],
  (draws) => {
    const x = numbers(draws, draws.below(12));
    return (trainer) => trainer.predict(x as never);
  },
  (draws) => {
    const scale = draws.of([0, 1, -0.5, 1e30, Number.POSITIVE_INFINITY]);
    const weights = draws.chance(0.2) ? numbers(draws, 3) : null;
    return (trainer) =>
      trainer.set_parameters((weights ?? trainer.parameters().map((w) => w * scale)) as never);
  },
  (draws) => {
    const n = count(draws);
    return (trainer) => trainer.run(n);
  },
  (draws) => {
    const n = count(draws);
    return (trainer) => trainer.run_stats(n);
  },
  (draws) => {
    const changed = draws.chance(0.05) ? strange(draws) : optimizer(draws);
    return (trainer) => trainer.set_optimizer(changed as never);
  },
  (draws) => {
    const [path, value] = change(draws);
    return (trainer) => trainer.patch(path, value);
  },
];

type Pair = [Trainer, Trainer];

function make(draws: Draws, { Trainer }: Momentum): Pair | null {
  const options = draws.chance(0.02) ? strange(draws) : trainer_options(draws);
  const trainers: Trainer[] = [];
  const create = () => trainers.push(new Trainer(options as never)) && null;
  const [first, second] = [outcome(create), outcome(create)];
  expect(second).toBe(first);
  const small = trainers.every((trainer) => trainer.parameters().length + trainer.x().length < 1000);
  if (trainers.length === 2 && small) return trainers as unknown as Pair;
  for (const trainer of trainers) trainer.delete();
  return null;
}

/** Instead of the other, a clone that has been elsewhere and was brought back. */
function restored(draws: Draws, [one, other]: Pair, mark: Trainer): Pair {
  const back = mark.clone();
  back.run(draws.below(6));
  if (draws.chance(0.5)) back.forward();
  back.restore(mark);
  mark.delete();
  other.delete();
  return [one, back];
}

/** The pair, or one of them made again from the other in one of the ways there are. */
function renewed(draws: Draws, [one, other]: Pair): Pair {
  if (!draws.chance(0.1)) return [one, other];
  const fresh = draws.chance(0.5) ? one.clone() : momentum.Trainer.load(one.save());
  if (draws.chance(0.3)) return restored(draws, [one, other], fresh);
  other.delete();
  return [one, fresh];
}

function call_both(draws: Draws, [one, other]: Pair): string {
  const call = draws.of(CALLS)(draws);
  const before = draws.chance(0.1) ? bits(one.save()) : null;
  const first = outcome(() => call(one));
  if (outcome(() => call(other)) !== first) throw new Error(`twins differ after ${first}`);
  if (first.startsWith('refused') && before !== null && bits(one.save()) !== before)
    throw new Error(`changed by what was ${first}`);
  return first;
}

it(`the API, ${CASES} calls from seed ${SEED}`, { timeout: 60_000 + CASES }, () => {
  console.log(`fuzzing the API: seed ${SEED}, ${CASES} calls`);
  const draws = new Draws(SEED);
  const pool: Pair[] = [];
  const counts = { refused: 0, answered: 0 };
  for (let i = 0; i < CASES; i++) {
    if (pool.length === 0 || draws.chance(0.05)) {
      const pair = make(draws, momentum);
      if (pair) pool.push(pair);
      else counts.refused++;
      continue;
    }
    const at = draws.below(pool.length);
    const pair = renewed(draws, pool[at] as Pair);
    pool[at] = pair;
    counts[call_both(draws, pair).startsWith('refused') ? 'refused' : 'answered']++;
    if (pool.length > 6) for (const trainer of pool.shift() as Pair) trainer.delete();
  }
  // It tried both kinds in earnest.
  expect(Math.min(counts.refused, counts.answered)).toBeGreaterThan(CASES / 20);
  expect(memory.buffer.byteLength).toBeLessThan(2 ** 29);
});
