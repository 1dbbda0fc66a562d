// SPDX-License-Identifier: MIT
/** Changes of the convention: made in whatever order, or there and back, the next update sees but the last. */
import { expect, it } from 'vitest';
import type { SgdOptions } from '../../src/core/options';
import { article, loadLibrary } from './support/support';

const momentum = await loadLibrary();

/** The article's run after 30 steps by `start`, then `changes` one after another. */
function changed(start: Partial<SgdOptions>, changes: Partial<SgdOptions>[]) {
  const trainer = new momentum.Trainer({
    ...article(),
    optimizer: { type: 'sgd', lr: 0.1, momentum: 0.9, ...start },
  });
  trainer.run(30);
  for (const change of changes) trainer.set_optimizer(change);
  return trainer;
}

it('lr and convention in either order, or at once, give the same run', () => {
  const lr = { lr: 1 };
  const convention = { convention: 'pytorch' } as const;
  const orders = [[lr, convention], [convention, lr], [{ ...lr, ...convention }]];
  const [one, ...others] = orders.map((changes) => {
    const trainer = changed({ convention: 'classical' }, changes);
    return { velocity: trainer.velocity(), losses: trainer.run(4), parameters: trainer.parameters() };
  });
  for (const other of others) expect(other).toEqual(one);
});

it('there and back is nothing', () => {
  const stayed = changed({}, []);
  const moved = changed({}, [{ convention: 'classical' }, { lr: 0 }, { lr: 0.1 }, { convention: 'pytorch' }]);
  expect(moved.save()).toEqual(stayed.save());
});

it('velocity() is what the next update starts from', () => {
  const trainer = changed({ convention: 'classical' }, [{ lr: 0.7, momentum: 0.5, convention: 'pytorch' }]);
  trainer.forward();
  trainer.backward();
  const before = trainer.velocity();
  const gradient = trainer.gradients();
  trainer.update();
  const expected = before.map((v, i) => Math.fround(0.5 * v) + (gradient[i] as number));
  expect(trainer.velocity()).toEqual(expected);
});
