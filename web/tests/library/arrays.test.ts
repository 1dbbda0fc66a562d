// SPDX-License-Identifier: MIT
/** Training on one's own arrays, to ends that are known beforehand. */
import { describe, expect, it } from 'vitest';
import { loadLibrary } from './support/support';

const momentum = await loadLibrary();

describe('on arrays', () => {
  const x = Float32Array.from({ length: 40 }, (_, i) => Math.sin(i));
  const data = { kind: 'arrays' as const, x, samples: 20, features: 2 };
  const each = <T>(of: (x0: number, x1: number) => T) =>
    Array.from({ length: 20 }, (_, i) => of(x[2 * i] as number, x[2 * i + 1] as number));

  it('trains by labels: from ln 2, where nothing is known, to all of them met', () => {
    const y = each((x0, x1) => (x0 + x1 > 0 ? 1 : 0));
    const trainer = new momentum.Trainer({
      data: { ...data, y, classes: 2 },
      init: 'zeros',
      optimizer: { type: 'adam', lr: 0.1 },
      batch_size: 6,
    });
    expect([trainer.x(), [...trainer.y()]]).toEqual([x, y]);
    expect(trainer.step()).toBeCloseTo(Math.LN2, 6);
    trainer.run(399);
    expect(trainer.epoch).toBe(100);
    expect(trainer.evaluate().accuracy).toBe(1);
  });

  it('trains by targets: finds the line they lie on', () => {
    const y = each((x0, x1) => 2 * x0 - x1 + 0.5);
    const trainer = new momentum.Trainer({
      data: { ...data, y, outputs: 1 },
      loss: 'mse',
      init: 'zeros',
      optimizer: { type: 'sgd', lr: 0.5 },
    });
    const squares = y.reduce((sum, one) => sum + one * one, 0);
    expect(trainer.step()).toBeCloseTo(squares / 20, 5);
    trainer.run(1000);
    expect([...trainer.parameters()]).toEqual([2, -1, 0.5].map((one) => expect.closeTo(one, 4)));
    expect(trainer.evaluate().accuracy).toBeNaN();
  });
});
