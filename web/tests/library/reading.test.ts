// SPDX-License-Identifier: MIT
/** What is read off a trainer and a descent: classes, passes through the data, steps one by one, the start. */
import { describe, expect, it } from 'vitest';
import { article, loadLibrary } from './support/support';

const momentum = await loadLibrary();

/** Rows of x are the logits: identity weights, no bias. */
function of_logits(features: number) {
  const data = { kind: 'arrays' as const, x: new Float32Array(features), y: [0], samples: 1, features };
  const trainer = new momentum.Trainer({ data: { ...data, classes: features } });
  const identity = Array.from({ length: features ** 2 }, (_, i) => (i % (features + 1) === 0 ? 1 : 0));
  trainer.set_parameters([...identity, ...new Array(features).fill(0)]);
  return trainer;
}

describe('classes', () => {
  it('have probabilities, however large the logits', () => {
    const p = of_logits(3).probabilities([0, Math.log(2), Math.log(5), 1000, 1000, 0]);
    expect([...p]).toEqual([0.125, 0.25, 0.625, 0.5, 0.5, 0].map((one) => expect.closeTo(one, 7)));
  });

  it('are those of the greatest logits, the first of equals', () => {
    expect([...of_logits(3).classify([1, 5, 2, -1, -2, -3, 4, 4, 4])]).toEqual([1, 0, 0]);
  });

  it('are not asked of numbers', () => {
    const data = { kind: 'torch_rand' as const, samples: 5, features: 2, outputs: 1 };
    const trainer = new momentum.Trainer({ data, loss: 'mse' });
    expect(() => trainer.probabilities([1, 2])).toThrow(/^probabilities\(\) needs loss cross_entropy$/);
    expect(() => trainer.classify([1, 2])).toThrow(/^classify\(\) needs loss cross_entropy$/);
  });
});

it('passes through the data are counted whole: 500 samples are four batches of 128', () => {
  const trainer = new momentum.Trainer({ ...article(), batch_size: 128 });
  expect(trainer.samples).toBe(500);
  const epochs = [3, 1, 3, 1].map((steps) => trainer.run(steps) && trainer.epoch);
  expect(epochs).toEqual([0, 1, 1, 2]);
  expect(momentum.Trainer.load(trainer.save()).epoch).toBe(2);
  const split = new momentum.Trainer({ ...article(), test: { type: 'split', share: 0.2, seed: 23 } });
  split.run(3);
  expect([split.samples, split.epoch]).toEqual([split.order().length, 3]);
});

it('a trainer goes step by step, and ends when it diverges', () => {
  const losses: number[] = [];
  for (const loss of new momentum.Trainer(article())) {
    losses.push(loss);
    if (losses.length === 5) break;
  }
  expect(losses).toEqual([...new momentum.Trainer(article()).run(5)]);
  const wild = () => new momentum.Trainer({ ...article(), hidden: [], optimizer: { type: 'sgd', lr: 1e38 } });
  const [iterated, ran] = [wild(), wild()];
  // The last is of the step that diverged, which run() leaves out.
  expect([...iterated].slice(0, -1)).toEqual([...ran.run(1000)]);
  expect([iterated.diverged, iterated.diverged_at]).toEqual([true, ran.diverged_at]);
});

it('a descent’s path begins where it stands, if that is wanted', () => {
  const make = () =>
    new momentum.Descent({
      surface: { type: 'quadratic', condition: 50 },
      x: 3,
      y: 2,
      optimizer: { type: 'sgd', lr: 0.01 },
    });
  const [whole, steps] = [make().run(4, { start: true }), make().run(4)];
  expect([whole.x[0], whole.y[0]]).toEqual([3, 2]);
  expect(whole.loss.length).toBe(5);
  expect(whole.x.slice(1)).toEqual(steps.x);
  expect(() => make().run(1, { start: 1 } as never)).toThrow(/^start must be true or false, got 1$/);
});
