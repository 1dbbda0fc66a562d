// SPDX-License-Identifier: MIT
/** What is refused, and how it is said. */
import { describe, expect, it } from 'vitest';
import { article, importLibrary, loadLibrary } from './support/support';

const { OptionError } = await importLibrary();
const momentum = await loadLibrary();
const make = () => new momentum.Trainer(article());

describe('bad input', () => {
  const data = article().data;
  const arrays = {
    kind: 'arrays',
    x: new Float32Array(4),
    y: new Int32Array(2),
    samples: 2,
    features: 2,
    classes: 2,
  };
  it.each<[string, unknown, RegExp]>([
    ['no options', undefined, /^options is missing: it must be an object$/],
    ['no data', {}, /^data is missing: it must be an object$/],
    ['unknown key', { data, sed: 1 }, /unknown key sed; allowed are .*seed/],
    ['unknown data key', { data: { ...data, sample: 1 } }, /unknown key data\.sample/],
    ['unknown kind', { data: { ...data, kind: 'moons' } }, /data\.kind must be torch_rand.*got "moons"/],
    ['unknown optimizer', { data, optimizer: { type: 'lion' } }, /optimizer\.type must be sgd.*got "lion"/],
    [
      'option of another rule',
      { data, optimizer: { type: 'adam', momentum: 1 } },
      /unknown key optimizer\.momentum/,
    ],
    ['seed text', { data, seed: '22' }, /seed must be an integer.*got "22"/],
    ['seed fraction', { data, seed: 1.5 }, /seed must be an integer.*got 1\.5/],
    ['seed too large', { data, seed: 2 ** 53 }, /seed must be an integer/],
    ['negative samples', { data: { ...data, samples: -1 } }, /data\.samples must be.*got -1/],
    [
      'missing samples',
      { data: { kind: 'torch_rand', features: 2, classes: 2 } },
      /^data\.samples is missing: it must be an integer in 1 … 10000000$/,
    ],
    [
      'no classes',
      { data: { kind: 'torch_rand', samples: 2, features: 2 } },
      /^data\.classes is missing: it must be an integer in 1 … 65536 for loss cross_entropy$/,
    ],
    ['outputs with cross_entropy', { data: { ...data, outputs: 2 } }, /data\.outputs must be left out/],
    ['classes with mse', { data, loss: 'mse' }, /data\.classes must be left out/],
    [
      'lr negative',
      { data, optimizer: { type: 'sgd', lr: -0.1 } },
      /optimizer\.lr must be a number ≥ 0, got -0\.1/,
    ],
    ['lr NaN', { data, optimizer: { type: 'sgd', lr: Number.NaN } }, /optimizer\.lr must be/],
    [
      'lr infinite',
      { data, optimizer: { type: 'sgd', lr: Number.POSITIVE_INFINITY } },
      /optimizer\.lr must be a finite number ≥ 0, got Infinity$/,
    ],
    [
      'more decay than there are numbers',
      { data, optimizer: { type: 'sgd', weight_decay: Number('1e999') } },
      /optimizer\.weight_decay must be a finite number ≥ 0, got Infinity$/,
    ],
    ['lr null', { data, optimizer: { type: 'sgd', lr: null } }, /optimizer\.lr must be/],
    [
      'nesterov number',
      { data, optimizer: { type: 'sgd', nesterov: 1 } },
      /optimizer\.nesterov must be true or false, got 1/,
    ],
    [
      'nesterov alone',
      { data, optimizer: { type: 'sgd', nesterov: true } },
      /optimizer\.nesterov must be false unless/,
    ],
    ['beta 1', { data, optimizer: { type: 'adam', beta1: 1 } }, /optimizer\.beta1 must be a number in 0 … 1/],
    [
      'convention',
      { data, optimizer: { type: 'sgd', convention: 'heavy' } },
      /optimizer\.convention must be pytorch/,
    ],
    ['hidden not array', { data, hidden: 13 }, /hidden must be an array/],
    ['units zero', { data, hidden: [{ units: 0 }] }, /hidden\[0\]\.units must be an integer/],
    [
      'activation',
      { data, hidden: [{ units: 2, activation: 'swish' }] },
      /hidden\[0\]\.activation must be .*got "swish"/,
    ],
    ['layer key', { data, hidden: [{ unit: 2 }] }, /unknown key hidden\[0\]\.unit/],
    ['batch', { data, batch_size: -1 }, /batch_size must be an integer/],
    [
      'x short',
      { data: { ...arrays, x: new Float32Array(3) } },
      /data\.x must be samples × features = 4 values, got 3/,
    ],
    [
      'x of rows',
      {
        data: {
          ...arrays,
          x: [
            [1, 2],
            [3, 4],
          ],
        },
      },
      /^data\.x\[0\] must be a number, got Array$/,
    ],
    [
      'x NaN',
      { data: { ...arrays, x: Float32Array.of(1, 2, Number.NaN, 4) } },
      /data\.x\[2\] must be a finite number/,
    ],
    [
      'y float',
      { data: { ...arrays, y: Float32Array.of(0, 0.5) } },
      /^data\.y\[1\] must be an integer, got 0\.5$/,
    ],
    [
      'y out of range',
      { data: { ...arrays, y: Int32Array.of(0, 2) } },
      /data\.y\[1\] must be an integer in 0 … 1, got 2/,
    ],
    ['y short', { data: { ...arrays, y: new Int32Array(1) } }, /data\.y must be samples = 2 values, got 1/],
    [
      'too large',
      { data: { kind: 'torch_rand', samples: 1e7, features: 60000, classes: 2 } },
      /at most 33554432 values, got 600000000000/,
    ],
  ])('%s', (_, options, message) => {
    expect(() => new momentum.Trainer(options as never)).toThrow(message);
    expect(make().step()).toBeCloseTo(1.1368438, 6);
  });

  it('of calls', () => {
    const trainer = make();
    const before = trainer.save();
    expect(() => trainer.run(-1)).toThrow(/n must be an integer/);
    expect(() => trainer.run(2.5)).toThrow(/^n must be an integer in 0 … 10000000, got 2\.5$/);
    expect(() => trainer.backward()).toThrow(/needs a forward\(\)/);
    expect(() => trainer.set_optimizer({ lr: -1 })).toThrow(/optimizer\.lr/);
    expect(() => trainer.set_optimizer({ rl: 1 } as never)).toThrow(/unknown key optimizer\.rl/);
    expect(trainer.save()).toEqual(before);
    expect(() => momentum.Trainer.load(new Uint8Array(3))).toThrow(/checkpoint/);
    expect(() => momentum.Trainer.load('x' as never)).toThrow(
      /^bytes must be a Uint8Array or an ArrayBuffer, got "x"$/,
    );
    before[before.length - 1] = (before[before.length - 1] as number) ^ 1;
    expect(() => momentum.Trainer.load(before)).toThrow(/check sum/);
  });

  it('of a trainer that was deleted, which may be deleted again', () => {
    const trainer = make();
    trainer.delete();
    expect(() => trainer.step()).toThrow(/^this trainer was deleted$/);
    expect(() => trainer.clone()).toThrow(/^this trainer was deleted$/);
    trainer.delete();
    trainer[Symbol.dispose]();
  });

  it('is said as data, too: where, by which rule, what is allowed', () => {
    const refused = (f: () => unknown) => {
      try {
        f();
      } catch (error) {
        return error instanceof OptionError ? error.refusal : error;
      }
      return 'nothing thrown';
    };
    expect(refused(() => make().set_optimizer({ lr: -1 }))).toMatchObject({
      path: 'optimizer.lr',
      rule: 'range',
      allowed: 'a number ≥ 0',
      got: '-1',
    });
    const surface = { type: 'hill' } as never;
    expect(refused(() => new momentum.Descent({ surface }))).toMatchObject({
      path: 'surface.type',
      rule: 'choice',
      got: '"hill"',
    });
    const data = { kind: 'arrays', samples: 6, features: 1, classes: 3, x: [1, 2, 3, 4, 5, 6] } as const;
    const labelled = { ...data, y: [0, 1, 2, 2, 2, 2] };
    const test = { type: 'split', share: 0.7 } as const;
    expect(refused(() => new momentum.Trainer({ data: labelled, test }))).toEqual({
      path: 'test.share',
      rule: 'range',
      allowed: 'a share that leaves each class a training sample: at most 3 of 6 (0.5)',
      got: '0.7',
      bounds: { code: 'share_of_classes', values: [3, 6] },
    });
    // What is no option is an error without a field.
    expect(refused(() => make().backward())).not.toHaveProperty('path');
  });

  it('survives very many errors', () => {
    const trainer = make();
    for (let i = 0; i < 50_000; i++) expect(() => trainer.backward()).toThrow();
    expect(trainer.step()).toBeCloseTo(1.1368438, 6);
  });
});
