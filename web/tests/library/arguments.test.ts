// SPDX-License-Identifier: MIT
/** Arguments of every entry: what is taken, and that what is not is named, never wrapped, guessed or left to the engine. */
import { describe, expect, it } from 'vitest';
import { article, importLibrary, loadLibrary } from './support/support';

const { OptionError, loadMomentum } = await importLibrary();
const momentum = await loadLibrary();
const make = () => new momentum.Trainer(article());
const descent = () => new momentum.Descent({ surface: { type: 'quadratic', condition: 50 }, x: 1, y: 1 });
const stream = {
  momentum: 0.9,
  nesterov: false,
  convention: 'pytorch' as const,
  lr: 0.1,
  velocity: 1,
  gradient: 1,
  lr_now: 0.1,
};
const theory = () => momentum.heavy_ball(1, 50);

it.each<[string, () => unknown, string]>([
  [
    'a row that would wrap',
    () => make().trace(make().parameters(), 2 ** 32),
    'row must be an integer in 0 … 499, got 4294967296',
  ],
  ['a row below', () => make().trace(make().parameters(), -1), 'row must be an integer in 0 … 499, got -1'],
  [
    'weights that would wrap',
    () => make().trace(make().parameters(), 0, 2 ** 32 + 1),
    'most must be an integer in 0 … 33554432, got 4294967297',
  ],
  [
    'a label that would wrap',
    () => make().trace_batch(make().parameters(), [2 ** 32]),
    'rows[0] must be an integer, got 4294967296',
  ],
  [
    'an unknown convention',
    () => momentum.convention_moves({ ...stream, convention: 'heavy' as never }),
    'convention must be pytorch, classical or average, got "heavy"',
  ],
  [
    'a stream without lr',
    () => momentum.convention_moves({ ...stream, lr: undefined as never }),
    'lr is missing: it must be a finite number',
  ],
  [
    'no stream',
    () => momentum.convention_moves(undefined as never),
    'stream is missing: it must be an object',
  ],
  [
    'a grid from nowhere',
    () => descent().field({ x: [] as never, y: [0, 1], columns: 2, rows: 2 }),
    'x must be an array of two numbers, from and to, got Array',
  ],
  [
    'a grid of half a side',
    () => descent().field({ x: [0, Number.NaN], y: [0, 1], columns: 2, rows: 2 }),
    'x[1] must be a finite number, got NaN',
  ],
  [
    'a grid without y',
    () => descent().field({ x: [0, 1], columns: 2, rows: 2 } as never),
    'y is missing: it must be an array of two numbers, from and to',
  ],
  ['no grid', () => descent().field(undefined as never), 'grid is missing: it must be an object'],
  [
    'curvatures in words',
    () => momentum.heavy_ball('1' as never, '50' as never),
    'least must be a number > 0, got "1"',
  ],
  [
    'a curvature that is none',
    () => momentum.heavy_ball(1, Number.NaN),
    'greatest must be a number ≥ 1, got NaN',
  ],
  ['a rate in words', () => theory().motion('0.1' as never, 0.9), 'lr must be a number ≥ 0, got "0.1"'],
  [
    'a momentum that is none',
    () => theory().motion(0.1, Number.NaN),
    'momentum must be a number ≥ 0, got NaN',
  ],
  [
    'borders of nothing',
    () => theory().borders(undefined as never),
    'momentum is missing: it must be a number ≥ 0',
  ],
  ['a map up to nothing', () => theory().rates(Number.NaN, 4, 4), 'most_lr must be a number ≥ 0, got NaN'],
  [
    'a change of nothing',
    () => make().set_optimizer(undefined as never),
    'optimizer is missing: it must be given',
  ],
  [
    'a path that is none',
    () => make().patch({} as never, 1),
    'path must be the path of an option, such as "optimizer.lr", got Object',
  ],
  [
    'big integers',
    () => make().predict(BigInt64Array.of(1n) as never),
    'x must be an array of numbers, got BigInt64Array',
  ],
  ['texts among numbers', () => make().predict(['1'] as never), 'x[0] must be a number, got "1"'],
  ['holes', () => make().predict(new Array(20)), 'x[0] is missing: it must be a number'],
  [
    'a length of nothing',
    () => make().predict(new Array(2 ** 32 - 1)),
    'x must be at most 33554432 values, got 4294967295',
  ],
])('%s: refused by name', (_, call, message) => {
  expect(call).toThrow(OptionError);
  expect(call).toThrow(new RegExp(`^${message.replace(/[[\]().]/g, '\\$&')}$`));
});

describe('options', () => {
  const own = { samples: 2, features: 2, classes: 2, x: [1, 2, 3, 4], y: [0, 1] };

  it('a misspelled kind is named, not the arrays that come with it', () => {
    for (const kind of ['array', 'torch_rand', undefined]) {
      const construct = () => new momentum.Trainer({ data: { ...own, kind } as never });
      expect(construct).toThrow(
        /^data\.kind (must be|is missing: it must be) "arrays" where x or y is given/,
      );
    }
  });

  it('a number is quoted exactly as given', () => {
    const construct = (beta1: number) => () =>
      new momentum.Trainer({ ...article(), optimizer: { type: 'adam', beta1 } });
    expect(construct(-0.1234567890123)).toThrow(/got -0\.1234567890123$/);
    const samples = () =>
      new momentum.Trainer({ data: { ...own, kind: 'arrays', samples: 0.9999999999999999 } as never });
    expect(samples).toThrow(/^data\.samples must be an integer .*, got 0\.9999999999999999$/);
  });

  it('arrays of any kind are what they hold', () => {
    const losses = (x: unknown, y: unknown) =>
      new momentum.Trainer({ data: { ...own, kind: 'arrays', x, y } as never }).run(5);
    const expected = losses(Float32Array.of(1, 2, 3, 4), Int32Array.of(0, 1));
    expect(losses([1, 2, 3, 4], [0, 1])).toEqual(expected);
    expect(losses(Float64Array.of(1, 2, 3, 4), Uint8Array.of(0, 1))).toEqual(expected);
    expect(losses(Int16Array.of(1, 2, 3, 4), Float64Array.of(0, 1))).toEqual(expected);
  });

  it('a path of very many parts takes no time and no stack', () => {
    expect(() => make().patch('a.b.c.d.e.f', 1)).toThrow(/^unknown key a/);
    expect(() => make().patch('a.b.c.d.e.f.g', 1)).toThrow(/^path must be the path of an option.*got "a\.b/);
    expect(() => make().patch('a.'.repeat(1e6), 1)).toThrow(/^path must be/);
  });
});

describe('handles', () => {
  it('are not copied or posted in silence', () => {
    expect(() => structuredClone(make())).toThrow(/^a trainer cannot be copied or posted: .*save\(\)/);
    expect(() => new MessageChannel().port1.postMessage(descent())).toThrow(/^a descent cannot be copied/);
  });

  it('say that they were deleted, whatever is asked of them', () => {
    const trainer = make();
    const calls = Object.getOwnPropertyNames(Object.getPrototypeOf(momentum.Trainer.prototype)) as never[];
    const parameters = trainer.parameters();
    trainer.delete();
    const ask = (name: never) => () => {
      const member: unknown = trainer[name];
      const args: unknown[] = name === 'run' || name === 'run_stats' ? [1] : [parameters, 0];
      return typeof member === 'function' ? member.apply(trainer, args) : member;
    };
    const others = ['constructor', 'delete', 'set_optimizer', 'patch', 'restore', 'motion_since'] as string[];
    for (const name of calls.filter((one) => !others.includes(one)))
      expect(ask(name), name).toThrow(/^this trainer was deleted$/);
    expect(() => trainer.set_optimizer({ lr: 1 })).toThrow(/^this trainer was deleted$/);
    expect(() => make().restore(trainer)).toThrow(/^this trainer was deleted$/);
    const gone = descent();
    gone.delete();
    expect(() => gone.look(0, 0)).toThrow(/^this descent was deleted$/);
  });
});

it('loading refuses what is no options object, and bytes that are no core', async () => {
  await expect(loadMomentum(undefined, null as never)).rejects.toThrow(
    /^options must be an object, got null$/,
  );
  await expect(loadMomentum(undefined, { signal: 1 } as never)).rejects.toThrow(
    /^signal must be an AbortSignal/,
  );
  await expect(loadMomentum(Uint8Array.of(1, 2))).rejects.toThrow(/^wasm must be the core of this version/);
});

/** Whatever is handed to whatever, what is thrown is an Error of ours: no engine's TypeError, no BindingError. */
it('wrong values at every entry', () => {
  const wrong = [
    undefined,
    null,
    Number.NaN,
    -1,
    0.5,
    2 ** 32,
    '1',
    true,
    1n,
    Symbol('s'),
    [],
    {},
    () => 0,
    new Date(0),
    new Map(),
    [Number.NaN],
    new Float32Array(3),
    { x: 1, type: 'sgd' },
  ];
  const engine = /^(TypeError|RangeError|BindingError|ReferenceError)$/;
  const bad: string[] = [];
  const attempt = (name: string, call: () => unknown) => {
    try {
      call();
    } catch (error) {
      if (!(error instanceof Error) || engine.test(error.name)) bad.push(`${name}: ${error}`);
    }
  };
  const trainer = make();
  const point = descent();
  for (const a of wrong) {
    attempt('Trainer', () => new momentum.Trainer(a as never));
    attempt('Descent', () => new momentum.Descent(a as never).delete());
    attempt('load', () => momentum.Trainer.load(a as never));
    attempt('moves', () => momentum.convention_moves(a as never));
    attempt('field', () => point.field(a as never));
    for (const b of wrong) {
      attempt('heavy_ball', () => momentum.heavy_ball(a as never, b as never));
      attempt('motion', () => theory().motion(a as never, b as never));
      attempt('look', () => point.look(a as never, b as never));
      for (const name of [
        'run',
        'predict',
        'set_parameters',
        'set_optimizer',
        'patch',
        'restore',
        'motion_since',
        'trace',
        'trace_batch',
      ] as const)
        attempt(name, () => (trainer[name] as (...all: unknown[]) => unknown)(a, b));
    }
  }
  expect(bad).toEqual([]);
  expect(make().step()).toBeCloseTo(1.1368438, 6);
});
