// SPDX-License-Identifier: MIT
/** Arguments that are not what they seem, memory that is full, modules that are others: an Error, and nothing broken. */
import { runInNewContext, runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { TrainerOptions } from '../../src/core/options';
import { forge } from './support/checkpoints';
import { article, importLibrary, loadLibrary, loadWatched } from './support/support';

const momentum = await loadLibrary();
const { loadMomentum } = await importLibrary();
const make = (options: unknown = article()) => new momentum.Trainer(options as TrainerOptions);

const shape = { kind: 'arrays', samples: 2, features: 2, classes: 2 };
const labels = Int32Array.of(0, 1);
const on_arrays = (x: unknown, y: unknown = labels) => ({ data: { ...shape, x, y } });

function detached(): Float32Array {
  const array = new Float32Array(4);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}

/** Evaluated: its buffer's options and `resize` are of ES2024. */
const shrunk = (): Float32Array =>
  runInThisContext(`{
    const buffer = new ArrayBuffer(16, { maxByteLength: 32 });
    const array = new Float32Array(buffer, 4, 3);
    buffer.resize(8);
    array;
  }`);

/** The message of what is thrown so many times over: `expect` would take longer than what it expects. */
function thrown(times: number, f: () => unknown): string[] {
  const messages = new Set<string>();
  for (let i = 0; i < times; i++) {
    try {
      f();
      messages.add('nothing thrown');
    } catch (error) {
      messages.add((error as Error).message);
    }
  }
  return [...messages];
}

describe('arrays that lie', () => {
  class Liar extends Float32Array {
    override get length(): number {
      return 2 ** 40;
    }
    override slice(): never {
      throw new Error('caught inside');
    }
    static get [Symbol.species](): never {
      throw new Error('caught inside');
    }
    override [Symbol.iterator](): never {
      throw new Error('caught inside');
    }
  }
  const throwing = new Proxy(new Float32Array(4), {
    get: () => {
      throw new Error('caught inside');
    },
  });
  const disguised = Object.create(Float32Array.prototype, { length: { value: 4 } });

  it.each<[string, unknown, RegExp]>([
    ['detached', detached(), /^data\.x cannot be read: .*detached/],
    ['shrunk', shrunk(), /^data\.x cannot be read: /],
    ['a proxy', new Proxy(new Float32Array(4), {}), /^data\.x must be an array of numbers, got Float32Array/],
    ['a proxy that throws', throwing, /^data\.x must be an array of numbers, got object/],
    ['an object in its clothes', disguised, /^data\.x must be an array of numbers, got Float32Array/],
    [
      'a getter that throws',
      {
        get length() {
          throw new Error('caught inside');
        },
      },
      /^data\.x must be/,
    ],
    ['of 3', new Float32Array(3), /^data\.x must be samples × features = 4 values, got 3/],
    ['too large', new Float32Array(2 ** 25 + 1), /^data\.x must be at most 33554432 values, got 33554433/],
  ])('%s', (_, x, message) => {
    for (let i = 0; i < 3; i++) expect(() => make(on_arrays(x))).toThrow(message);
    expect(make().step()).toBeCloseTo(1.1368438, 6);
  });

  it('are taken for what they hold', () => {
    const honest = make(on_arrays(Float32Array.of(1, 2, 3, 4)));
    const liar = make(on_arrays(Liar.of(1, 2, 3, 4)));
    expect(liar.x()).toEqual(Float32Array.of(1, 2, 3, 4));
    expect(liar.run(5)).toEqual(honest.run(5));
  });

  it('however often: the stack does not leak', () => {
    const broken = on_arrays(detached());
    expect(thrown(70_000, () => make(broken))).toEqual([expect.stringContaining('data.x cannot be read')]);
    const bytes = new Uint8Array(8);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    expect(thrown(70_000, () => momentum.Trainer.load(bytes))).toEqual([
      expect.stringContaining('bytes cannot be read'),
    ]);
    expect(make().step()).toBeCloseTo(1.1368438, 6);
  }, 120_000);

  it('may come from another realm, as may options', () => {
    const foreign = runInNewContext(`({
      data: { kind: 'arrays', samples: 2, features: 2, classes: 2,
              x: Float32Array.of(1, 2, 3, 4), y: Int32Array.of(0, 1) },
      hidden: [{ units: 3, activation: 'tanh' }],
    })`);
    const ours = { ...on_arrays(Float32Array.of(1, 2, 3, 4)), hidden: [{ units: 3, activation: 'tanh' }] };
    expect(make(foreign).run(5)).toEqual(make(ours).run(5));
    const bytes = runInNewContext('Uint8Array.from(bytes)', { bytes: make().save() });
    expect(momentum.Trainer.load(bytes).step()).toBeCloseTo(1.1368438, 6);
  });
});

describe('options that are more than they seem', () => {
  const { data, hidden, optimizer } = article();

  it('are read once', () => {
    const looks: string[] = [];
    const watched = (name: string, object: object): object =>
      new Proxy(object, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          looks.push(`${name}.${String(key)}`);
          return typeof value === 'object' && value !== null
            ? watched(`${name}.${String(key)}`, value)
            : value;
        },
      });
    expect(make(watched('o', { data, hidden, optimizer })).run(5)).toEqual(make().run(5));
    expect(looks.length).toBeGreaterThan(10);
    expect(looks).toEqual([...new Set(looks)]);
  });

  it('say what they own, not what they inherit', () => {
    const heir = Object.assign(Object.create({ optimizer: { type: 'adam', lr: 1 }, batch_size: 7 }), {
      data,
      hidden,
    });
    expect(make(heir).run(5)).toEqual(make({ data, hidden }).run(5));
    class Lazy {
      data = data;
      get seed() {
        return 1;
      }
    }
    expect(make(new Lazy()).run(5)).toEqual(make({ data }).run(5));
  });

  it.each([
    'lr',
    'kind',
    'hidden',
    'optimizer',
    'type',
    'batch_size',
    'units',
    'x',
    'seed',
    'loss',
    'accuracy',
  ])('whatever Object.prototype has: %s', (key) => {
    const before = make({ data, hidden });
    const losses = before.run(3);
    Object.defineProperty(Object.prototype, key, { value: 0.5, configurable: true, writable: true });
    try {
      const polluted = make({ data, hidden });
      expect([...polluted.run(3)]).toEqual([...losses]);
      expect(polluted.evaluate().loss).toBe(before.evaluate().loss);
      polluted.set_optimizer({ momentum: 0.5 });
    } finally {
      Reflect.deleteProperty(Object.prototype, key);
    }
  });

  it('throw what their getters throw, and leave the trainer as it was', () => {
    const trainer = make();
    const before = trainer.save();
    const trap = {
      get lr(): number {
        throw new RangeError('mine');
      },
    };
    for (let i = 0; i < 1000; i++) expect(() => trainer.set_optimizer(trap)).toThrow(RangeError);
    expect(() => trainer.set_optimizer({ lr: 0.5, momentum: -1 })).toThrow(/momentum/);
    expect(trainer.save()).toEqual(before);
  });

  it.each<[string, unknown, RegExp]>([
    ['a word', { data: { ...data, kind: 'x'.repeat(1e6) } }, /got "x{100}…"$/],
    ['a key', { data, ['k'.repeat(1e6)]: 1 }, /^unknown key k{100}…; allowed are/],
    ['a Chinese key', { data, ['动'.repeat(1e6)]: 1 }, /^unknown key 动{100}…; allowed are/],
    ['where an object belongs', { data: 'x'.repeat(1e6) }, /^data must be an object, got "x{100}…"$/],
    ['a number', { data, seed: 2n ** 9999n }, /^seed must be an integer .*, got \d{100}…$/],
    ['a symbol', { data, seed: Symbol('s'.repeat(1e6)) }, /^seed must be .*, got Symbol\(s{93}…$/],
    ['a function', { data, seed: () => 'x'.repeat(1000) }, /^seed must be .*, got a function$/],
    ['null', { data, seed: null }, /^seed must be .*, got null$/],
    [
      'a name',
      {
        data,
        hidden: { constructor: { name: 'N'.repeat(1e6) } },
      },
      /got N{100}…$/,
    ],
    ['a name that is none', { data, seed: { constructor: { name: 7 } } }, /^seed must be .*, got object$/],
    [
      'layers without end',
      { data, hidden: Object.assign([], { length: 2 ** 32 - 1 }) },
      /^hidden must be at most 65536 layers/,
    ],
    [
      'too many layers',
      { data, hidden: Array(65_537).fill({ units: 1 }) },
      /^hidden must be at most 65536 layers/,
    ],
  ])('are quoted briefly: %s', (_, options, message) => {
    expect(() => make(options)).toThrow(message);
  });
});

describe('modules that are not the core', () => {
  const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  // A memory of one page, exported as "memory".
  const WITH_MEMORY = [...HEADER, 5, 3, 1, 0, 1, 7, 10, 1, 6, ...new TextEncoder().encode('memory'), 2, 0];
  it.each<[string, unknown, RegExp]>([
    ['empty', new WebAssembly.Module(Uint8Array.from(HEADER)), /^wasm must be the core of this version/],
    [
      'with a memory',
      new WebAssembly.Module(Uint8Array.from(WITH_MEMORY)),
      /^wasm must be the core of this version/,
    ],
    ['a number', 42, /^wasm must be a WebAssembly\.Module, its bytes, or its address, .* got 42/],
    ['null', null, /^wasm must be a WebAssembly\.Module/],
    ['bytes', new Uint8Array(8), /^wasm must be the core of this version: .*WebAssembly\.compile/],
    ['a file that is none', new URL('file:///no/such/file.wasm'), /no such file/],
    ['a file that is no wasm', new URL(import.meta.url), /WebAssembly\.compile/],
  ])('%s', async (_, wasm, message) => {
    await expect(loadMomentum(wasm as never)).rejects.toThrow(message);
  });
});

describe('memory', () => {
  it('full: an Error, and those that are there train on', async () => {
    const { momentum: own, memory } = await loadWatched();
    const trainer = new own.Trainer(article());
    const twin = new own.Trainer(article());
    // The first run makes room for all that are no longer.
    expect(trainer.run(50)).toEqual(twin.run(50));
    const large = { kind: 'torch_rand', samples: 2 ** 20, features: 30, classes: 2 } as const;
    const hoard = [];
    let samples: number = large.samples;
    while (samples >= 1) {
      try {
        hoard.push(new own.Trainer({ data: { ...large, samples }, batch_size: 1 }));
      } catch (error) {
        expect((error as Error).message).toMatch(/^out of memory/);
        samples = Math.floor(samples / 4);
      }
    }
    expect(memory.buffer.byteLength).toBeGreaterThan(2 ** 30);
    const full = [expect.stringMatching(/^out of memory/)];
    const long_key = { data: large, ['long'.repeat(1000)]: 1 };
    expect(thrown(1000, () => new own.Trainer(long_key))).toHaveLength(1);
    expect(thrown(1000, () => twin.run(1e7))).toEqual(full);
    expect(thrown(100, () => own.Trainer.load(new Uint8Array(2 ** 20)))).toEqual(full);
    expect(trainer.run(50)).toEqual(twin.run(50));
    for (const one of hoard) one.delete();
    expect(trainer.clone().run(50)).toEqual(twin.run(50));
  }, 120_000);

  it('asked for by a forged checkpoint is not given', async () => {
    const { momentum: own, memory } = await loadWatched();
    const size = memory.buffer.byteLength;
    const bytes = new own.Trainer(article()).save();
    for (let at = 24; at < 24 + 8 * 20; at += 8) {
      for (const value of [1e6, 1e7, 65536, 2 ** 31, 2 ** 32, -1]) {
        const forged = forge(bytes, at, value);
        const messages = thrown(1, () => {
          const loaded = own.Trainer.load(forged); // a seed or a batch size beyond all samples is as good as another
          expect(loaded.save()).toEqual(forged);
          loaded.delete();
        });
        expect(messages, `${value} at ${at}`).toEqual([
          expect.stringMatching(/^(checkpoint: .*|nothing thrown)$/s),
        ]);
      }
    }
    expect(memory.buffer.byteLength - size).toBeLessThan(2 ** 24);
  });
});
