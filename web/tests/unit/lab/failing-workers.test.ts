// SPDX-License-Identifier: MIT
/** Workers that do not answer, die or cannot be loaded: what they leave is whole, and every control leads on. */
import { describe, expect, it } from 'vitest';
import { createLab } from '../../../src/lab/lab';
import { all_of, first_of, open_core, play_to, QUERY, well } from './core_host';
import { FakeHost } from './fake_worker';
import { until } from './lab_support';

describe('in vain', () => {
  it('an unanswered call ends: Play again instead of Pause, and Play itself brings the worker back', async () => {
    const { host, lab } = await open_core(QUERY);
    await play_to(lab, 25);
    first_of(host, 'a').hang.add('advance');
    lab.set_view('stop_step', 60);
    lab.play();
    await host.pass(16_000);
    expect([lab.playing.value, lab.stopped_by.value, lab.step.value]).toEqual([false, 'trouble', 25]);
    expect(lab.runs.a.condition.value).toEqual({ is: 'ended', why: 'silent', detail: '' });
    expect(lab.runs.a.series('loss').step.at(-1)).toBe(25);
    lab.play();
    await until(() => !lab.playing.value);
    const straight = await open_core(QUERY);
    await play_to(straight.lab, 60);
    expect(all_of(lab)).toEqual(all_of(straight.lab));
  });

  it('both at once: both are made anew', async () => {
    const { host, lab } = await open_core(QUERY);
    await play_to(lab, 25);
    for (const { hang } of host.crew) hang.add('advance');
    lab.set_view('stop_step', 60);
    lab.play();
    await host.pass(16_000);
    expect(well(lab)).toEqual(['ended', 'ended']);
    await lab.revive(['a', 'b']);
    await until(() => !lab.playing.value);
    expect([well(lab), lab.step.value, host.crew.length]).toEqual([['well', 'well'], 60, 4]);
  });

  it('a step asked for while nothing was answered is not made later by itself', async () => {
    const { host, lab } = await open_core(QUERY);
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

  it.each(['configure', 'look', 'rewind'] as const)('also %s, and the counter stays true', async (verb) => {
    const { host, lab } = await open_core(`${QUERY}&stop_loss=1.09`);
    await play_to(lab, 12);
    first_of(host, 'b').hang.add(verb);
    lab.set_run('b', 'lr', 0.2);
    lab.set_view('watched', 7);
    lab.set_view('stop_step', 0);
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
    const { host, lab } = await open_core(QUERY);
    await play_to(lab, 10);
    host.hang = ['create'];
    first_of(host, 'a').hang.add('advance');
    lab.set_view('stop_step', 30);
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

describe('Reset', () => {
  it('gets live workers at once when those that were do not answer', async () => {
    const { host, lab } = await open_core(QUERY);
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
    const { host, lab } = await open_core(QUERY);
    for (const { hang } of host.crew) hang.add('create');
    lab.set_experiment('seed', 5);
    await host.pass(1000);
    expect([well(lab), host.crew.length]).toEqual([['well', 'well'], 4]);
    await lab.step_once();
    expect(lab.step.value).toBe(1);
  });

  it('keeps workers that answer', async () => {
    const { host, lab } = await open_core(QUERY);
    for (const seed of [1, 2, 3]) lab.set_experiment('seed', seed);
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
    let arrive = () => {};
    const loaded = new Promise<void>((done) => {
      arrive = done;
    });
    host.next = { loaded };
    lab.set_view('stop_step', 20);
    const revived = lab.revive(['a', 'b']);
    await until(() => well(lab)[0] !== 'ended');
    // At once: a button that may be pressed for a moment only takes a click that does nothing.
    expect([well(lab), lab.loading.value]).toEqual([['returning', 'returning'], true]);
    arrive();
    await revived;
    await until(() => lab.step.value === 20);
    expect([well(lab), lab.loading.value]).toEqual([['well', 'well'], false]);
  });
});
