// SPDX-License-Identifier: MIT
/** The three ways to write momentum, told of one stream of gradients. */
import { expect, test } from 'vitest';
import { loadMomentum } from '../../../../src/core/momentum';

const core = await loadMomentum(new URL('../../../../../build/wasm/momentum-core.wasm', import.meta.url));

const stream = {
  momentum: 0.9,
  nesterov: false,
  convention: 'pytorch' as const,
  lr: 0.1,
  velocity: -0.01,
  gradient: -0.009,
};

test('at one lr PyTorch and classical move alike, the average 1 − γ as far', () => {
  const [pytorch, classical, average] = core.convention_moves({ ...stream, lr_now: 0.1 });
  expect(pytorch?.move).toBeCloseTo(0.1 * (0.9 * 0.01 + 0.009), 6);
  expect(classical?.move).toBeCloseTo(pytorch?.move ?? 0, 6);
  expect(average?.move).toBeCloseTo(0.1 * (pytorch?.move ?? 0), 6);
});

test('when lr is halved, PyTorch halves memory and news, classical the news alone', () => {
  const [pytorch, classical] = core.convention_moves({ ...stream, lr_now: 0.05 });
  expect(pytorch?.move).toBeCloseTo(0.05 * (0.9 * 0.01 + 0.009), 6);
  expect(classical?.kept).toBeCloseTo(0.1 * 0.9 * 0.01, 6);
  expect(classical?.news).toBeCloseTo(0.05 * 0.009, 6);
});

// torch.optim.SGD([w], lr=0.1, momentum=0.9, dampening=0.9) at gradients 1, 1: w moves by −0.1, then by −0.1.
test('dampening lets 1 − τ of a gradient in, but for the first; the average has none', () => {
  const damped = { ...stream, dampening: 0.9, gradient: 1, lr_now: 0.1 };
  const [first, , none] = core.convention_moves({ ...damped, velocity: null });
  expect(first).toMatchObject({ kept: 0, move: expect.closeTo(-0.1, 6) });
  expect(none?.move).toBeNaN();
  const [pytorch, classical] = core.convention_moves({ ...damped, velocity: 1 });
  expect(pytorch?.kept).toBeCloseTo(-0.09, 6);
  expect(pytorch?.news).toBeCloseTo(-0.01, 6);
  expect(classical?.move).toBeCloseTo(-0.1, 6);
});
