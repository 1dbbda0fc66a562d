// SPDX-License-Identifier: MIT
/** What becomes of questions to a worker: answered, late, in vain; and that an answered one leaves nothing. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { type FaultKind, fault_of } from '../../../../src/lab/run/fault';
import { WorkerConnection } from '../../../../src/lab/run/worker-connection';
import { has_simd } from '../../../../src/lib/simd';

const never = <T>() => new Promise<T>(() => {});
const breath = () => new Promise((done) => setTimeout(done, 0));

type Answer = (question: string) => Promise<string>;

/** A line to workers that answer as told, in a world whose time the test passes. */
function open(answer: Answer = async (question) => question, loaded: Promise<void> = Promise.resolve()) {
  const world = {
    answer,
    loaded,
    connected: 0,
    ended: 0,
    timers: [] as (() => void)[],
    died: (_: string) => {},
  };
  const line = new WorkerConnection<Answer>(
    (died) => {
      world.connected++;
      world.died = died;
      return { worker: world.answer, loaded: world.loaded, terminate: () => void world.ended++ };
    },
    (_, callback) => void world.timers.push(callback),
  );
  const pass = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 250) {
      for (const callback of world.timers.splice(0)) callback();
      await breath();
    }
  };
  const ask = (question: string) => line.ask((worker) => worker(question));
  const renew = (question: string) => line.renew((worker) => worker(question));
  const kind_of = (question: Promise<unknown>) =>
    question.then(
      () => 'answered',
      ({ kind }) => kind,
    );
  return { world, line, pass, ask, renew, kind_of };
}

describe('an answered call', () => {
  it('leaves nothing behind, however long the line is open', async () => {
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc');
    const { line, ask, world } = open();
    let refs: WeakRef<object>[] = [];
    const answers = async () => {
      for (let i = 0; i < 2000; i++) {
        const pending = ask(String(i));
        if (i % 100 === 0) refs.push(new WeakRef(pending));
        await pending;
      }
    };
    await answers();
    expect(line.open).toBe(0);
    await breath();
    gc();
    refs = refs.filter((one) => one.deref());
    expect(refs.length).toBeLessThan(3);
    // One timer for all, not one a call.
    expect(world.timers.length).toBeLessThan(2);
  });
});

describe('a call without an answer', () => {
  it('is late after three seconds and in vain after fifteen; then the next has a new worker', async () => {
    const { world, line, pass, ask, kind_of } = open(never);
    const kind = kind_of(ask('?'));
    await breath();
    await pass(3000);
    expect(line.late.value).toBeNull();
    await pass(250);
    expect(line.late.value).toBe('answer');
    await pass(12_000);
    expect([await kind, line.late.value, line.open, world.ended]).toEqual(['silent', null, 0, 1]);
    world.answer = async () => 'here';
    expect([await ask('?'), world.connected]).toEqual(['here', 2]);
  });

  it('is not blamed for time that passed without ticks: a laptop that slept for an hour', async () => {
    const { world, line, ask, kind_of } = open(never);
    void kind_of(ask('?'));
    await breath();
    // The tick that was due an hour ago, and the next.
    for (let i = 0; i < 2; i++) world.timers.splice(0).forEach((callback) => void callback());
    expect(line.late.value).toBeNull();
  });

  it('late, it may still be answered', async () => {
    let answer = (_: string) => {};
    const { line, pass, ask } = open(() => new Promise((done) => (answer = done)));
    const pending = ask('?');
    await breath();
    await pass(5000);
    expect(line.late.value).toBe('answer');
    answer('at last');
    expect([await pending, line.late.value, line.open]).toEqual(['at last', null, 0]);
  });

  it('is waited for longer when it takes longer by its nature', async () => {
    const { line, pass } = open(never);
    line.ask((worker) => worker('?'), 10_000).catch(() => {});
    await breath();
    await pass(13_000);
    expect(line.late.value).toBeNull();
    await pass(500);
    expect(line.late.value).toBe('answer');
  });

  it('ends with all others when the worker dies', async () => {
    const { world, line, ask, kind_of } = open(never);
    const kinds = ['a', 'b', 'c'].map((question) => kind_of(ask(question)));
    await breath();
    world.died('Uncaught TypeError: x is not a function');
    expect(await Promise.all(kinds)).toEqual(['died', 'died', 'died']);
    expect([line.open, world.ended]).toEqual([0, 1]);
  });
});

describe('files that do not come', () => {
  it('are waited for longer, and loading is said to be what is waited for', async () => {
    const { line, pass, ask, kind_of } = open(undefined, never());
    const kind = kind_of(ask('?'));
    await pass(10_000);
    expect(line.late.value).toBeNull();
    await pass(250);
    expect(line.late.value).toBe('loading');
    await pass(110_000);
    expect(await kind).toBe('not_loaded');
  });

  it('or come in pieces are not loaded, and loaded again for the next question', async () => {
    const { world, ask, kind_of } = open(undefined, Promise.reject(new Error('HTTP 404')));
    expect(await kind_of(ask('?'))).toBe('not_loaded');
    world.loaded = Promise.resolve();
    expect([await ask('?'), world.connected]).toEqual(['?', 2]);
  });

  it('a worker that dies before its script has run was not loaded', async () => {
    const { world, ask, kind_of } = open(undefined, never());
    const kind = kind_of(ask('?'));
    await breath();
    world.died('');
    expect(await kind).toBe('not_loaded');
  });
});

describe('a new beginning', () => {
  it('keeps a worker that answers', async () => {
    const { world, ask, renew } = open();
    await ask('first');
    expect([await renew('second'), world.connected, world.ended]).toEqual(['second', 1, 0]);
  });

  it('keeps the worker that gave it, also where an older question was never answered', async () => {
    const { world, line, ask, renew, kind_of } = open((question) =>
      question === 'older' ? never() : Promise.resolve(question),
    );
    const older = kind_of(ask('older'));
    await breath();
    expect([await renew('new'), await older, line.open]).toEqual(['new', 'silent', 0]);
    expect([await ask('next'), world.connected, world.ended]).toEqual(['next', 1, 0]);
  });

  it('replaces one that hangs, after a moment', async () => {
    let hangs = false;
    const { world, line, pass, ask, renew, kind_of } = open((question) =>
      hangs ? never() : Promise.resolve(question),
    );
    await ask('well');
    hangs = true;
    const older = kind_of(ask('older'));
    await pass(5000);
    const begun = renew('new');
    await breath();
    world.answer = async () => 'from the new one';
    await pass(750);
    expect([await begun, await older, line.late.value]).toEqual(['from the new one', 'silent', null]);
    expect([world.connected, world.ended]).toEqual([2, 1]);
  });

  it('does not end a download under way, but one that does not get on', async () => {
    const { world, line, pass, renew, kind_of } = open(undefined, never());
    const first = kind_of(renew('first'));
    await pass(5000);
    const second = kind_of(renew('second'));
    expect(world.connected).toBe(1);
    await pass(6000);
    expect(line.late.value).toBe('loading');
    world.loaded = Promise.resolve();
    expect(await renew('third')).toBe('third');
    expect([await first, await second, world.connected, world.ended]).toEqual([
      'not_loaded',
      'not_loaded',
      2,
      1,
    ]);
  });
});

describe('an error means', () => {
  const named = (name: string, message: string) => Object.assign(new Error(message), { name });
  const cases: [Error, FaultKind, FaultKind][] = [
    [new RangeError('Array buffer allocation failed'), 'other', 'memory'],
    [named('RuntimeError', 'Aborted(OOM)'), 'other', 'memory'],
    [new RangeError('WebAssembly.Memory(): could not allocate memory'), 'not_loaded', 'memory'],
    [named('RuntimeError', 'memory access out of bounds'), 'other', 'other'],
    [new ReferenceError('Worker is not defined'), 'not_loaded', 'unsupported'],
    [new ReferenceError('x is not defined'), 'died', 'died'],
    [named('SecurityError', 'refused'), 'not_loaded', 'unsupported'],
    [named('CompileError', 'unexpected end'), 'not_loaded', 'not_loaded'],
    [new Error('lr must be'), 'other', 'other'],
  ];
  it.each(cases)('%s, otherwise %s: %s', (error, otherwise, kind) => {
    expect(fault_of(error, otherwise).kind).toBe(kind);
  });

  it('a core that cannot be compiled: the browser is too old, where it knows no SIMD', () => {
    expect(has_simd()).toBe(true);
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const refused = named('CompileError', 'invalid opcode 253');
    expect(fault_of(refused, 'not_loaded').kind).toBe('too_old');
    expect(fault_of(new Error('HTTP 404'), 'not_loaded').kind).toBe('not_loaded');
    vi.restoreAllMocks();
  });

  it('its text is quoted, but not all of it', () => {
    expect(fault_of(new Error('x'.repeat(1e6)), 'other').message).toBe(`${'x'.repeat(99)}…`);
  });
});
