// SPDX-License-Identifier: MIT
/**
 * Small cases from public reports about other libraries, with the answer that is right by PyTorch or by arithmetic. Each
 * names its report.
 */
import { describe, expect, it } from 'vitest';
import type { OptimizerOptions, TrainerOptions } from '../../src/core/options';
import { loadLibrary } from './support/support';

const momentum = await loadLibrary();

/** One weight: the output is w + b for the only sample, whose squared error has the gradient 2·(w + b). */
const ONE_WEIGHT: TrainerOptions = {
  data: { kind: 'arrays', x: [1], y: [0], samples: 1, features: 1, outputs: 1 },
  loss: 'mse',
  hidden: [],
  params: ['out.weight'],
};

/** How far each update moves w, whose gradients are to be these: the bias, which is not trained, sees to that. */
function moves(optimizer: OptimizerOptions, gradients: readonly number[], start = 0, loaded = false) {
  let trainer = new momentum.Trainer({ ...ONE_WEIGHT, optimizer });
  if (loaded) trainer = momentum.Trainer.load(trainer.save());
  let w = start;
  return gradients.map((g) => {
    trainer.set_parameters([w, g / 2 - w]);
    trainer.step();
    const before = w;
    w = trainer.parameters()[0] ?? Number.NaN;
    return w - before;
  });
}

const close = (to: readonly number[]) => to.map((value) => expect.closeTo(value, 6));

describe('an update of one weight', () => {
  it.each<[string, OptimizerOptions, number[], number, number[]]>([
    [
      'pytorch#91108: the first gradient is not dampened',
      { type: 'sgd', lr: 0.1, momentum: 0.9, dampening: 0.5 },
      [1, 1, 1],
      0,
      [-0.1, -0.14, -0.176],
    ],
    [
      'pytorch#149476: maximize turns the gradient, and decay still pulls to 0',
      { type: 'sgd', lr: 0.1, weight_decay: 0.5, maximize: true },
      [2],
      1,
      [0.15],
    ],
    [
      'pytorch#149476, with momentum',
      { type: 'sgd', lr: 0.1, momentum: 0.9, weight_decay: 0.5, maximize: true },
      [2, 2],
      1,
      [0.15, 0.2775],
    ],
    [
      'keras#14115: Nesterov looks ahead from the first step on',
      { type: 'sgd', lr: 0.1, momentum: 0.9, nesterov: true },
      [1, 1, 1],
      0,
      [-0.19, -0.271, -0.3439],
    ],
    [
      'pytorch#142323: AMSGrad takes the largest mean of squares before it corrects it',
      { type: 'adam', lr: 0.1, amsgrad: true },
      [1, 0, 0],
      0,
      [-0.1, -0.0669723, -0.0517439],
    ],
  ])('%s', (_, optimizer, gradients, start, expected) => {
    expect(moves(optimizer, gradients, start)).toEqual(close(expected));
    expect(moves(optimizer, gradients, start, true)).toEqual(close(expected));
  });

  it('after step() is told as it was: against the gradient, without a memory, too', () => {
    const trainer = new momentum.Trainer({ ...ONE_WEIGHT, optimizer: { type: 'sgd', lr: 0.1 } });
    trainer.set_parameters([0, 0.5]);
    const before = trainer.clone();
    trainer.step();
    // g = 2·0.5, Δw = −0.1·g
    const { memory, all, stride, along } = trainer.motion_since(before);
    expect({ memory, now: all.now, stride, along }).toEqual({
      memory: 'none',
      now: 1,
      stride: expect.closeTo(0.1, 6),
      along: expect.closeTo(1, 6),
    });
    expect(trainer.motion_since(trainer.clone())).toMatchObject({ stride: 0, along: 0, all: { now: 0 } });
  });
});

/** 500 × 20 inputs drawn, three classes, no hidden layer. */
const DRAWN: TrainerOptions = {
  seed: 0,
  data: { kind: 'torch_rand', samples: 500, features: 20, classes: 3 },
  hidden: [],
};

describe('what is not finite', () => {
  it('CanReader/FastNN#12: a centred RMSprop may take the root of a rounding, though nothing moves', () => {
    const trainer = new momentum.Trainer({ ...DRAWN, optimizer: { type: 'rmsprop', centered: true, lr: 0 } });
    const start = trainer.parameters();
    trainer.run(2000);
    // PyTorch's rounding does it at its update 1120, ours, which is another, earlier.
    expect(trainer.diverged_at).toBe(1087);
    expect(trainer.parameters()).toEqual(start);
  });

  it('pylearn2#1496: without ε a gradient of 0 is 0/0 at the first update, as in PyTorch', () => {
    const trainer = new momentum.Trainer({
      ...DRAWN,
      hidden: [{ units: 13, activation: 'relu' }],
      init: 'zeros',
      optimizer: { type: 'adam', eps: 0 },
    });
    expect(trainer.step()).toBeCloseTo(Math.log(3), 6);
    expect(trainer.diverged_at).toBe(0);
  });

  it.each([
    // x is handed on times 1 and 1, or times 2 and 1: 3e38 is finite in float32, 6e38 is not.
    [
      [3e38, -3e38],
      [1, 1],
      [0, Number.POSITIVE_INFINITY],
    ],
    [
      [-3e38, 1],
      [2, 1],
      [Number.POSITIVE_INFINITY, 0],
    ],
    [
      [3e38, 1],
      [2, 1],
      [Number.NaN, Number.NaN],
    ],
    [
      [3e38, 3e38],
      [1, 1],
      [Math.log(2), Math.log(2)],
    ],
  ])('logits %j × %j cost what PyTorch says, evaluated or stepped from', (x, weights, losses) => {
    losses.forEach((loss, label) => {
      const trainer = new momentum.Trainer({
        data: { kind: 'arrays', x, y: [label], samples: 1, features: 2, classes: 2 },
        hidden: [],
        optimizer: { type: 'sgd', lr: 0 },
      });
      trainer.set_parameters([weights[0] ?? 0, 0, 0, weights[1] ?? 0, 0, 0]);
      const three_losses = [trainer.evaluate().loss, trainer.clone().forward(), trainer.step()];
      expect(three_losses).toEqual(Array(3).fill(Number.isFinite(loss) ? expect.closeTo(loss, 6) : loss));
    });
  });

  it('brain.js#866: inputs of 17,000 throw a network out, which standardised trains', () => {
    const trained = (width: number) => {
      const x = Float32Array.from({ length: 80 }, (_, i) => width * Math.sin(i + 1));
      const y = Array.from({ length: 40 }, (_, i) => Number((x[2 * i] ?? 0) > 0));
      const trainer = new momentum.Trainer({
        data: { kind: 'arrays', x, y, samples: 40, features: 2, classes: 2 },
        hidden: [{ units: 8, activation: 'relu' }],
        optimizer: { type: 'sgd', lr: 0.1, momentum: 0.9 },
      });
      trainer.run(300);
      return { trainer, loss: trainer.evaluate().loss };
    };
    const thrown = trained(17_000);
    expect(thrown.trainer.diverged || thrown.loss > 0.5).toBe(true);
    expect(trained(1).loss).toBeLessThan(0.05);
  });
});

/** Five samples, for what does not depend on them. */
const FEW: TrainerOptions = {
  data: { kind: 'torch_rand', samples: 5, features: 2, classes: 3 },
  hidden: [],
  optimizer: { type: 'sgd', lr: 0.1 },
};

describe('a schedule', () => {
  it('pytorch#67586: hands over at full lr when the warm-up is done', () => {
    const trainer = new momentum.Trainer({
      ...FEW,
      schedule: { type: 'exponential', gamma: 0.9, warmup_steps: 5, warmup_start_factor: 1 / 3 },
    });
    const rates = Array.from({ length: 9 }, () => {
      const { lr } = trainer;
      trainer.step();
      return lr;
    });
    const expected = [1 / 30, 7 / 150, 0.06, 11 / 150, 13 / 150, 0.1, 0.09, 0.081, 0.0729];
    expect(rates).toEqual(expected.map((lr) => expect.closeTo(lr, 9)));
  });

  it('pytorch#152081: of another lr it takes the share that is due, counting from the start', () => {
    const schedule = { type: 'exponential', gamma: 0.99 } as const;
    const trainer = new momentum.Trainer({ ...FEW, optimizer: { type: 'sgd', lr: 0.5 }, schedule });
    trainer.run(300);
    trainer.set_optimizer({ lr: 0.1 });
    expect(trainer.lr).toBeCloseTo(0.1 * 0.99 ** 300, 12);
  });
});

describe('an order of samples', () => {
  const order = (seed: number) => {
    const x = Array.from({ length: 10 }, (_, i) => i);
    const trainer = new momentum.Trainer({
      seed,
      data: { kind: 'arrays', x, y: x.map(() => 0), samples: 10, features: 1, classes: 2 },
      hidden: [],
      batch_size: 3,
    });
    return [...trainer.order()];
  };

  it('is torch.randperm’s after the layers are drawn, not a DataLoader’s', () => {
    // torch.manual_seed(22); torch.nn.Linear(1, 2); torch.randperm(10)
    expect(order(22)).toEqual([2, 3, 8, 7, 6, 5, 9, 0, 4, 1]);
  });

  it('of fresh samples by the run’s own seed is that of the training samples, and so are they', () => {
    const fresh = (seed: number) =>
      new momentum.Trainer({ ...FEW, seed: 7, test: { type: 'fresh', seed } }).test_x();
    const own = new momentum.Trainer({ ...FEW, seed: 7 }).x();
    expect(fresh(7)).toEqual(own);
    expect(fresh(7 + 2 ** 32)).toEqual(own);
    expect(fresh(8)).not.toEqual(own);
  });

  it('is the same for seeds 2³² apart, as in PyTorch, whose generator takes the low 32 bits', () => {
    expect(order(22 + 2 ** 32)).toEqual(order(22));
    expect(order(23)).not.toEqual(order(22));
  });
});

it('backpropagation by hand, as textbooks have it: 2-2-2, sigmoids, lr 0.5, biases fixed', () => {
  const trainer = new momentum.Trainer({
    data: { kind: 'arrays', x: [0.05, 0.1], y: [0.01, 0.99], samples: 1, features: 2, outputs: 2 },
    loss: 'mse', // of two outputs: ½Σ
    hidden: [
      { units: 2, activation: 'sigmoid' },
      { units: 2, activation: 'sigmoid' },
    ],
    params: ['linear1.weight', 'linear2.weight'],
    optimizer: { type: 'sgd', lr: 0.5 },
  });
  const first = [0.15, 0.2, 0.25, 0.3, 0.35, 0.35];
  const second = [0.4, 0.45, 0.5, 0.55, 0.6, 0.6];
  trainer.set_parameters([...first, ...second, 1, 0, 0, 1, 0, 0]);
  expect(trainer.step()).toBeCloseTo(0.298371109, 7);
  expect(trainer.evaluate().loss).toBeCloseTo(0.291027774, 7);
  trainer.run(9999);
  expect(trainer.evaluate().loss).toBeCloseTo(0.0000351, 7);
});

it('float32 ends before Rosenbrock’s valley does', () => {
  const path = new momentum.Descent({
    surface: { type: 'rosenbrock' },
    x: -1.5,
    y: 1.5,
    optimizer: { type: 'sgd', lr: 1e-3, momentum: 0.9 },
  });
  const { loss, x } = path.run(20_000);
  // In double it is 9.1e-20 after 5,000 steps. In float32, here and in PyTorch, the point no longer moves.
  expect(loss[4999]).toBeGreaterThan(5.8e-13);
  expect(loss[4999]).toBeLessThan(5.9e-13);
  expect(x[19_999]).toBe(x[4999]);
});

it('on a quadratic of κ = 50 each form of momentum has its own limit', () => {
  const heavy = momentum.heavy_ball(1, 50);
  const nesterov = momentum.nesterov(1, 50);
  const stays = (rate: number) => rate < 1;
  for (const [theory, gamma, limit] of [
    [heavy, 0, 0.04],
    [heavy, 0.9, 0.076],
    [nesterov, 0.9, 0.0271429],
  ] as const) {
    expect(stays(theory.motion(0.999 * limit, gamma).rate)).toBe(true);
    expect(stays(theory.motion(1.001 * limit, gamma).rate)).toBe(false);
  }
  // At lr 0.03 Nesterov's alone is thrown out. Averaging takes steps (1−γ) as long: 0.76.
  const lost = (optimizer: Omit<Extract<OptimizerOptions, { type: 'sgd' }>, 'type'>) => {
    const surface = { type: 'quadratic', condition: 50 } as const;
    return new momentum.Descent({ surface, x: 1, y: 1, optimizer: { type: 'sgd', ...optimizer } })
      .run(400)
      .loss.at(-1);
  };
  expect(lost({ lr: 0.03 })).toBeLessThan(1e-3);
  expect(lost({ lr: 0.03, momentum: 0.9 })).toBeLessThan(1e-3);
  expect(lost({ lr: 0.75, momentum: 0.9, convention: 'average' })).toBeLessThan(1);
  expect(lost({ lr: 0.03, momentum: 0.9, nesterov: true })).toBeGreaterThan(1e6);
});

it('a trainer is not handed to a worker, nor used after delete(): either is said', () => {
  const trainer = new momentum.Trainer(FEW);
  expect(() => structuredClone(trainer)).toThrow(/cannot be copied or posted: it lives in wasm memory/);
  trainer.delete();
  expect(() => trainer.step()).toThrow(/deleted/);
});
