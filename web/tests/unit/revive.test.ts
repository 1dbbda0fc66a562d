// SPDX-License-Identifier: MIT
/**
 * Workers that die or hang, over the real core (build/wasm must be built): what they leave is whole, and a worker made
 * anew goes on as if nothing had happened, to the bit.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Momentum } from '../../src/core/api';
import { loadMomentum } from '../../src/core/momentum';
import type { Lab, LabHost, RunId } from '../../src/state/contract';
import { createLab } from '../../src/state/lab';
import type { RunWorker } from '../../src/workers/protocol';
import { Session } from '../../src/workers/session';
import { FakeHost } from './fake_worker';
import { until } from './lab_support';

let core: Momentum;
beforeAll(async () => {
  core = await loadMomentum(new URL('../../../build/wasm/momentum-core.wasm', import.meta.url));
});

type Verb = keyof RunWorker;

/** Workers over the real core. `hang` names the calls that are made and never answered. */
class CoreHost extends FakeHost {
  crew: { hang: Set<Verb>; calls: string[] }[] = [];
  /** of the workers to come */
  hang: Verb[] = [];

  override connect: LabHost['connect'] = (died) => {
    let session: Session | null = null;
    const own = { hang: new Set(this.hang), calls: [] as string[] };
    this.crew.push(own);
    this.died.push(died);
    const present = () => session as Session;
    const answer = async <T>(verb: Verb, make: () => T): Promise<T> => {
      own.calls.push(verb);
      await null;
      const made = make();
      return own.hang.has(verb) ? new Promise<T>(() => {}) : made;
    };
    const worker: RunWorker = {
      create: (options, watched) =>
        answer('create', () => {
          session = new Session(core, options, watched);
          return session.snapshot();
        }),
      configure: (change) => answer('configure', () => present().configure(change)),
      watch: (parameter) => answer('watch', () => present().watch(parameter)),
      advance: (steps, ahead) =>
        answer('advance', () => ({ ...present().advance(steps, ahead), took: steps / 4 })),
      phase: () => answer('phase', () => ({ ...present().phase(), took: 1 })),
      rewind: (step) => answer('rewind', () => present().rewind(step)),
    };
    return { worker, loaded: Promise.resolve(), terminate: () => void this.ended++ };
  };
}

async function open(query: string) {
  const host = new CoreHost(query);
  const lab = createLab(host);
  await until(() => !lab.loading.value);
  return { host, lab };
}

/** The worker of a run as the lab was opened: a's is the first. */
const first_of = ({ crew }: CoreHost, id: RunId) => crew[id === 'a' ? 0 : 1] as CoreHost['crew'][number];

const COLUMNS = ['loss', 'grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;
const past = (lab: Lab, id: RunId) => COLUMNS.map((name) => [...lab.runs[id].series(name).value]);
const all_of = (lab: Lab) => ({
  step: lab.step.value,
  phase: lab.phase.value,
  past: { a: past(lab, 'a'), b: past(lab, 'b') },
  snapshots: [lab.runs.a.snapshot.value, lab.runs.b.snapshot.value],
  reached: [lab.runs.a.reached.value, lab.runs.b.reached.value],
  link: lab.link(),
});

async function play_to(lab: Lab, step: number): Promise<void> {
  lab.set_view('stop_step', String(step));
  lab.play();
  await until(() => !lab.playing.value);
  expect(lab.step.value).toBe(step);
}

const well = (lab: Lab) => ['a', 'b'].map((id) => lab.runs[id as RunId].condition.value.is);

const QUERY = 'speed=max&stop=0&target=1.097';

/** Live changes on the way to step 120. */
async function journey(lab: Lab): Promise<void> {
  await play_to(lab, 40);
  lab.set_run('b', 'momentum', '0.8');
  lab.set_run('a', 'lr', '0.3');
  await play_to(lab, 97);
  lab.set_run('b', 'lr', '0.05');
  await play_to(lab, 120);
}

describe.each(['', 'batch=96&'])('a worker made anew (%j)', (batch) => {
  it.each(['a', 'b'] as const)('goes on to the bit, and nothing of the past changes: %s', async (id) => {
    const straight = await open(batch + QUERY);
    await journey(straight.lab);
    const { host, lab } = await open(batch + QUERY);
    await journey(lab);
    const before = all_of(lab);
    expect(before).toEqual(all_of(straight.lab));
    first_of(host, id).hang.add('advance');
    lab.set_view('stop_step', '200');
    lab.play();
    await until(() => first_of(host, id).calls.filter((call) => call === 'advance').length > 2);
    await host.pass(4000);
    expect(lab.runs[id].condition.value).toEqual({ is: 'late', for: 'answer' });
    expect(lab.playing.value).toBe(true);
    const other = first_of(host, id === 'a' ? 'b' : 'a');
    const calls = other.calls.length;
    await lab.revive([id]);
    expect(host.crew).toHaveLength(3);
    // The other only went back to where both were.
    expect(other.calls.slice(calls).filter((call) => call !== 'rewind')).toEqual([]);
    await until(() => !lab.playing.value);
    await play_to(straight.lab, 200);
    expect([well(lab), lab.stopped_by.value]).toEqual([['well', 'well'], 'stop_step']);
    expect(all_of(lab)).toEqual(all_of(straight.lab));
  });

  const ways = [1, 2, 3, 4].flatMap((phases) => [
    { phases, way: 'hangs' },
    { phases, way: 'dies' },
  ]);
  it.each(ways)('comes back within an open step: $way after $phases phases', async ({ phases, way }) => {
    const straight = await open(batch + QUERY);
    const { host, lab } = await open(batch + QUERY);
    for (const one of [straight.lab, lab]) {
      await play_to(one, 30);
      for (let i = 0; i < phases; i++) await one.step_phase();
      one.set_run('b', 'lr', '0.02');
      await until(() => one.link().includes(`b.lr=0.1,0.02@${phases > 2 ? 31 : 30}`));
    }
    if (way === 'dies') host.died[1]?.('gone');
    else first_of(host, 'b').hang.add('phase');
    const asked = lab.step_phase();
    await host.pass(16_000);
    await asked;
    await lab.revive(['b']);
    await straight.lab.step_phase();
    // Where the last phase was not answered, the step begins again.
    if (way === 'hangs' && phases === 4) for (let i = 0; i < 5; i++) await lab.step_phase();
    expect(lab.phase.value).toBe((phases + 1) % 5);
    await play_to(lab, 50);
    await play_to(straight.lab, 50);
    expect(all_of(lab)).toEqual(all_of(straight.lab));
  });
});

describe('in vain', () => {
  it('an unanswered call ends: Play again instead of Pause, and Play itself brings the worker back', async () => {
    const { host, lab } = await open(QUERY);
    await play_to(lab, 25);
    first_of(host, 'a').hang.add('advance');
    lab.set_view('stop_step', '60');
    lab.play();
    await host.pass(16_000);
    expect([lab.playing.value, lab.stopped_by.value, lab.step.value]).toEqual([false, 'trouble', 25]);
    expect(lab.runs.a.condition.value).toEqual({ is: 'ended', why: 'silent', detail: '' });
    expect(lab.runs.a.series('loss').step.at(-1)).toBe(25);
    lab.play();
    await until(() => !lab.playing.value);
    const straight = await open(QUERY);
    await play_to(straight.lab, 60);
    expect(all_of(lab)).toEqual(all_of(straight.lab));
  });

  it('both at once: both are made anew', async () => {
    const { host, lab } = await open(QUERY);
    await play_to(lab, 25);
    for (const { hang } of host.crew) hang.add('advance');
    lab.set_view('stop_step', '60');
    lab.play();
    await host.pass(16_000);
    expect(well(lab)).toEqual(['ended', 'ended']);
    await lab.revive(['a', 'b']);
    await until(() => !lab.playing.value);
    expect([well(lab), lab.step.value, host.crew.length]).toEqual([['well', 'well'], 60, 4]);
  });

  it('a step asked for while nothing was answered is not made later by itself', async () => {
    const { host, lab } = await open(QUERY);
    first_of(host, 'a').hang.add('advance');
    const steps = [1, 2, 3].map(() => lab.step_once());
    await host.pass(16_000);
    await Promise.all(steps);
    expect([lab.step.value, host.crew.length, well(lab)]).toEqual([0, 2, ['ended', 'well']]);
    await lab.revive(['a']);
    expect([lab.step.value, lab.stopped_by.value]).toEqual([0, null]);
    await lab.step_once();
    expect(lab.step.value).toBe(1);
  });

  it.each(['configure', 'watch', 'rewind'] as const)('also %s, and the counter stays true', async (verb) => {
    const { host, lab } = await open(`${QUERY}&stop_loss=1.09`);
    await play_to(lab, 12);
    first_of(host, 'b').hang.add(verb);
    lab.set_run('b', 'lr', '0.2');
    lab.set_view('watched', '7');
    lab.set_view('stop_step', '0');
    if (verb === 'rewind') lab.play();
    await host.pass(40_000);
    expect(well(lab)).toEqual(['well', 'ended']);
    for (const id of ['a', 'b'] as const)
      expect(lab.runs[id].series('loss').step.at(-1)).toBe(lab.step.value);
    const step = lab.step.value;
    await lab.revive(['b']);
    lab.pause();
    expect([well(lab), lab.step.value]).toEqual([['well', 'well'], step]);
    expect(lab.runs.b.snapshot.value?.steps).toBe(step);
    await lab.step_once();
    expect(lab.step.value).toBe(step + 1);
  });

  it('a worker that hangs again and again never blocks: each time it is said', async () => {
    const { host, lab } = await open(QUERY);
    await play_to(lab, 10);
    host.hang = ['create'];
    first_of(host, 'a').hang.add('advance');
    lab.set_view('stop_step', '30');
    lab.play();
    for (let i = 0; i < 3; i++) {
      await host.pass(16_000);
      expect(well(lab)).toEqual(['ended', 'well']);
      void lab.revive(['a']);
      await host.pass(5000);
      expect(lab.runs.a.condition.value).toEqual({ is: 'late', for: 'answer' });
    }
    host.hang = [];
    await lab.revive(['a']);
    await until(() => !lab.playing.value);
    expect([well(lab), lab.step.value]).toEqual([['well', 'well'], 30]);
  });
});

describe('a replay of the past', () => {
  it('is said, and ended by Reset, which gets a live worker', async () => {
    const { host, lab } = await open(QUERY);
    await play_to(lab, 400);
    host.died[0]?.('Uncaught Error: gone');
    expect(lab.runs.a.condition.value).toEqual({ is: 'ended', why: 'died', detail: 'Uncaught Error: gone' });
    host.hang = ['advance'];
    void lab.revive(['a']);
    await until(() => host.crew[2]?.calls.includes('advance') === true);
    expect(lab.runs.a.condition.value).toMatchObject({ is: 'returning', to: 400 });
    await host.pass(4000);
    expect(lab.runs.a.condition.value).toEqual({ is: 'late', for: 'answer' });
    host.hang = [];
    host.crew[2]?.hang.add('create');
    const reset = lab.reset();
    await host.pass(1000);
    await reset;
    expect([lab.step.value, well(lab), lab.playing.value]).toEqual([0, ['well', 'well'], false]);
    await play_to(lab, 5);
  });

  it('of a link goes on to its end, and the address keeps it meanwhile', async () => {
    const link = `${QUERY}&b.lr=0.1,0.2@50&steps=90`;
    const host = new CoreHost(link);
    host.hang = ['configure'];
    const lab = createLab(host);
    await host.pass(16_000);
    expect([well(lab), lab.step.value, lab.replaying.value]).toEqual([['well', 'ended'], 50, null]);
    await host.pass(1000);
    expect(host.written).toEqual([]);
    host.hang = [];
    await lab.revive(['b']);
    await until(() => !lab.playing.value);
    const straight = await open(link);
    await until(() => !straight.lab.playing.value);
    expect(all_of(lab)).toEqual(all_of(straight.lab));
    expect(lab.step.value).toBe(90);
  });

  it('of a run that diverged ends where it diverged', async () => {
    const wild = `${QUERY}&a.lr=1000&a.momentum=1.5`;
    const { host, lab } = await open(wild);
    while (lab.runs.a.trouble.value?.kind !== 'not_finite') {
      lab.play();
      await until(() => !lab.playing.value);
    }
    const before = all_of(lab);
    first_of(host, 'a').hang.add('watch');
    lab.set_view('watched', '9');
    await host.pass(16_000);
    expect(well(lab)).toEqual(['ended', 'well']);
    await lab.revive(['a']);
    lab.set_view('watched', '2');
    await until(
      () => lab.runs.b.snapshot.value?.inside.parameter_after === before.snapshots[1]?.inside.parameter_after,
    );
    await until(() => host.crew[2]?.calls.includes('watch') === true);
    expect(all_of(lab).snapshots).toEqual(before.snapshots);
    expect(lab.runs.a.trouble.value).toMatchObject({ kind: 'not_finite' });
  });
});

describe('Reset', () => {
  it('gets live workers at once when those that were do not answer', async () => {
    const { host, lab } = await open(QUERY);
    await play_to(lab, 10);
    for (const { hang } of host.crew) hang.add('advance').add('create');
    lab.play();
    const reset = lab.reset();
    await host.pass(1000);
    await reset;
    expect([well(lab), lab.step.value, host.crew.length, host.ended]).toEqual([['well', 'well'], 0, 4, 2]);
    await play_to(lab, 10);
  });

  it('gets live workers also when they ended without a word and nothing was asked', async () => {
    const { host, lab } = await open(QUERY);
    for (const { hang } of host.crew) hang.add('create');
    lab.set_experiment('seed', '5');
    await host.pass(1000);
    expect([well(lab), host.crew.length]).toEqual([['well', 'well'], 4]);
    await lab.step_once();
    expect(lab.step.value).toBe(1);
  });

  it('keeps workers that answer', async () => {
    const { host, lab } = await open(QUERY);
    for (const seed of ['1', '2', '3']) lab.set_experiment('seed', seed);
    await lab.reset();
    await host.pass(5000);
    expect([host.crew.length, host.ended]).toEqual([2, 0]);
  });
});

describe('loading', () => {
  it('is said until both runs are there, and what cannot be loaded is loaded again', async () => {
    const host = new FakeHost(QUERY);
    host.next = { loaded: Promise.reject(new Error('HTTP 404')) };
    host.next.loaded?.catch(() => {});
    const lab = createLab(host);
    lab.play();
    expect(lab.loading.value).toBe(true);
    await until(() => !lab.loading.value);
    expect([well(lab), lab.playing.value, lab.step.value]).toEqual([['ended', 'ended'], false, 0]);
    host.next = {};
    lab.set_view('stop_step', '20');
    await lab.revive(['a', 'b']);
    await until(() => lab.step.value === 20);
    expect(well(lab)).toEqual(['well', 'well']);
  });
});
