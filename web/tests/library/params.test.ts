// SPDX-License-Identifier: MIT
/** Training chosen tensors only: the article's first listing, copies, and what is refused. */
import { describe, expect, it } from 'vitest';
import { article, loadLibrary } from './support/support';

const momentum = await loadLibrary();
const make = (params?: unknown) =>
  new momentum.Trainer({ ...article(), optimizer: { type: 'sgd', lr: 10 }, params } as never);

it("the article's first listing moves linear1.weight alone: 1.1368, then 1.1362", () => {
  const trainer = make(['linear1.weight']);
  const start = trainer.parameters();
  const losses = trainer.run(2);
  expect(losses[0]).toBeCloseTo(1.1368, 4);
  expect(losses[1]).toBeCloseTo(1.1362, 4);
  const moved = trainer.parameters().findLastIndex((w, i) => w !== start[i]);
  expect(moved).toBe(20 * 13 - 1);
});

it('clones and checkpoints train the same, and new options do', () => {
  const trainer = make(['out.bias', 'linear1.weight']);
  trainer.run(3);
  const copies = [trainer.clone(), momentum.Trainer.load(trainer.save())];
  for (const one of [trainer, ...copies]) one.set_optimizer({ type: 'adam', weight_decay: 0.1 });
  const losses = trainer.run(5);
  for (const copy of copies) {
    expect(copy.run(5)).toEqual(losses);
    expect(copy.parameters()).toEqual(trainer.parameters());
  }
  expect(trainer.parameters().subarray(260, 409)).toEqual(make().parameters().subarray(260, 409));
});

it('left out, or undefined, everything is trained', () => {
  const all = ['linear1', 'linear2', 'out'].flatMap((layer) => [`${layer}.bias`, `${layer}.weight`]);
  expect(make(all).run(20)).toEqual(make(undefined).run(20));
});

describe('refused', () => {
  const allowed = 'linear1\\.weight, linear1\\.bias, … linear2\\.bias, out\\.weight or out\\.bias';
  const long = 'x'.repeat(1000);
  it.each<[string, unknown, string]>([
    ['unknown', ['out.bias', 'linear3.weight'], `^params\\[1\\] must be ${allowed}, got "linear3\\.weight"$`],
    ['long', [long], `^params\\[0\\] must be ${allowed}, got "x{100}…"$`],
    ['number', [1], `^params\\[0\\] must be ${allowed}, got 1$`],
    ['null in it', ['out.bias', null], `^params\\[1\\] must be ${allowed}, got null$`],
    ['a hole', new Array(1), `^params\\[0\\] must be ${allowed}, got undefined$`],
    ['endless', new Array(4e9), `^params\\[0\\] must be ${allowed}, got undefined$`],
    [
      'twice',
      ['out.bias', 'out.weight', 'out.bias'],
      '^params\\[2\\] must be a name not given before, got "out\\.bias"$',
    ],
    [
      'very often',
      new Array(1e6).fill('out.bias'),
      '^params\\[1\\] must be a name not given before, got "out\\.bias"$',
    ],
    ['empty', [], `^params must be at least one of ${allowed}, got none$`],
    ['a text', 'out.bias', '^params must be an array of names, got "out\\.bias"$'],
    ['null', null, '^params must be an array of names, got null$'],
    ['an object', {}, '^params must be an array of names, got Object$'],
  ])('%s', (_, params, message) => {
    expect(() => make(params)).toThrow(new RegExp(message));
  });

  it('as an option of the optimizer, and in a change', () => {
    const optimizer = { type: 'sgd', params: ['out.bias'] };
    expect(() => new momentum.Trainer({ ...article(), optimizer } as never)).toThrow(
      /unknown key optimizer\.params/,
    );
    expect(() => make().set_optimizer({ params: ['out.bias'] } as never)).toThrow(
      /unknown key optimizer\.params/,
    );
  });
});
