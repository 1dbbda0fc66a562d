// SPDX-License-Identifier: MIT
/** Runs that come and go, over the real core: what joins is what was always there; who leaves takes nothing along. */
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_BUILD } from '../../../src/lab/experiment/network';
import { RUN_IDS } from '../../../src/lab/ids';
import { all_of, open_core, play_to, QUERY, well } from './core_host';
import { GENTLE, open, until } from './lab_support';

/** The same runs, from the start. */
async function straight(query: string, step: number) {
  const { lab } = await open_core(query);
  await play_to(lab, step);
  return lab;
}

describe('a run more', () => {
  it.each(['', 'batch=96&'])('makes the steps of the others, and all go on: %j', async (batch) => {
    const { lab } = await open_core(`${batch}${QUERY}&inside=c`);
    await play_to(lab, 40);
    lab.set_run('b', 'lr', 0.05);
    await play_to(lab, 70);
    expect(lab.add_run()).toBe('c');
    await vi.waitFor(() => expect(lab.runs.c.snapshot.value?.steps).toBe(70));
    expect(lab.shown.value).toEqual(['a', 'b', 'c']);
    await play_to(lab, 100);
    const whole = await straight(`${batch}${QUERY}&runs=abc&b.lr=0.1,0.05@40&inside=c`, 100);
    expect(all_of(lab)).toEqual(all_of(whole));
  });

  it('joins within an open step', async () => {
    const { lab } = await open_core(QUERY);
    await play_to(lab, 5);
    for (let i = 0; i < 3; i++) await lab.step_phase();
    lab.add_run();
    await vi.waitFor(() => expect(lab.runs.c.snapshot.value).toMatchObject({ steps: 5, done: 3 }));
    await lab.step_once();
    expect([lab.step.value, lab.phase.value]).toEqual([6, 0]);
    expect(lab.runs.c.series('loss').value).toHaveLength(7);
  });

  it('has the plan of the one it doubles', async () => {
    const { lab } = await open_core(`${QUERY}&b.lr=0.1,0.3@10,0.02@60`);
    await play_to(lab, 30);
    expect(lab.duplicate_run('b')).toBe('c');
    await vi.waitFor(() => expect(lab.runs.c.snapshot.value?.steps).toBe(30));
    await play_to(lab, 80);
    const losses = (id: 'b' | 'c') => [...lab.runs[id].series('loss').value];
    expect(losses('c')).toEqual(losses('b'));
    expect(lab.shown.value).toEqual(['a', 'b', 'c']);
  });

  it('trains the tensors of the one it doubles, forgets zero_grad and takes softmax twice as that does', async () => {
    const { lab } = await open_core(`${QUERY}&a.zero_grad=0&a.softmax=1&a.params=linear1.weight,out.bias`);
    await play_to(lab, 15);
    expect(lab.duplicate_run('a')).toBe('c');
    await vi.waitFor(() => expect(lab.runs.c.snapshot.value?.steps).toBe(15));
    expect([...lab.runs.c.series('loss').value]).toEqual([...lab.runs.a.series('loss').value]);
    expect(lab.runs.c.build_options.value).toEqual({
      ...DEFAULT_BUILD,
      params: 'linear1.weight,out.bias',
      zero_grad: false,
      softmax: true,
    });
  });

  it('comes while the others play, up to six', async () => {
    const { lab } = await open_core(QUERY);
    lab.play();
    for (const id of ['c', 'd', 'e', 'f']) expect(lab.add_run()).toBe(id);
    expect(lab.add_run()).toBeNull();
    await until(() => lab.step.value > 500);
    lab.pause();
    await until(() => RUN_IDS.every((id) => lab.runs[id].snapshot.value?.steps === lab.step.value));
    expect(well(lab)).toEqual(Array(6).fill('well'));
    expect(lab.runs.f.series('loss').step.at(-1)).toBe(lab.step.value);
  });

  it('comes back as it was when it left', async () => {
    const { lab } = await open_core(QUERY);
    lab.set_run('b', 'momentum', 0.7);
    lab.remove_run('b');
    expect(lab.shown.value).toEqual(['a']);
    lab.add_run();
    expect(lab.runs.b.settings.value.momentum).toBe(0.7);
  });
});

describe('a run less', () => {
  it('leaves the others as they are, also while they play', async () => {
    const { lab } = await open_core(`${QUERY}&runs=abc&inside=c`);
    lab.set_view('stop_step', 200);
    lab.play();
    await until(() => lab.step.value > 20);
    lab.remove_run('b');
    await until(() => !lab.playing.value);
    const whole = await straight(`${QUERY}&runs=ac&inside=c`, 200);
    expect(all_of(lab).past).toEqual(all_of(whole).past);
  });

  it('the last one stays', async () => {
    const { lab } = await open_core(`${QUERY}&runs=c`);
    lab.remove_run('c');
    expect(lab.shown.value).toEqual(['c']);
  });

  it('can be one whose worker was killed', async () => {
    const { host, lab } = await open_core(`${QUERY}&runs=abc`);
    await play_to(lab, 10);
    host.died[1]?.('killed');
    expect(well(lab)).toEqual(['well', 'ended', 'well']);
    lab.remove_run('b');
    await play_to(lab, 20);
    expect([well(lab), lab.step.value]).toEqual([['well', 'well'], 20]);
  });
});

it('a run whose worker was killed comes back to where the others are', async () => {
  const { host, lab } = await open_core(`${QUERY}&runs=abcd`);
  await play_to(lab, 50);
  const before = all_of(lab);
  host.died[2]?.('killed');
  expect(well(lab)).toEqual(['well', 'well', 'ended', 'well']);
  await lab.revive(['c']);
  expect(all_of(lab)).toEqual(before);
});

describe('order and looks', () => {
  it('change nothing but the link', async () => {
    const { lab } = await open_core(`${QUERY}&runs=abc`);
    await play_to(lab, 10);
    lab.move_run('c', 0);
    lab.set_style('a', 'name', ' Anna & Ben ');
    lab.set_style('b', 'colour', 'f');
    lab.set_style('b', 'hidden', true);
    // @ts-expect-error: no colour of ours
    expect(lab.set_style('b', 'colour', 'red')?.reason.id).toBe('problem.choice');
    expect([lab.shown.value, lab.drawn.value]).toEqual([
      ['c', 'a', 'b'],
      ['c', 'a'],
    ]);
    expect([lab.step.value, lab.runs.b.colour.value]).toEqual([10, 'f']);
    const link = lab.link('moment');
    expect(link).toContain('runs=cab&');
    const again = await open_core(new URL(link).search);
    await until(() => again.lab.step.value === 10);
    expect(again.lab.runs.a.name.value).toBe('Anna & Ben');
    expect([again.lab.drawn.value, again.lab.link('moment')]).toEqual([['c', 'a'], link]);
  });
});

describe('another rule on the way', () => {
  it('starts as usual, and its link replays', async () => {
    const { lab } = await open_core(QUERY);
    await play_to(lab, 20);
    expect(lab.set_run('b', 'rule', 'adam')).toBeNull();
    expect(lab.runs.b.settings.value).toMatchObject({ rule: 'adam', lr: 0.01, beta1: 0.9 });
    expect(lab.runs.b.settings.value).not.toHaveProperty('momentum');
    expect(lab.set_run('b', 'momentum', 0.5)?.reason.id).toBe('problem.unknown_key');
    await play_to(lab, 45);
    expect(lab.runs.b.settings_of_step(20).rule).toBe('sgd');
    expect(lab.runs.b.settings_of_step(21).rule).toBe('adam');
    expect(lab.runs.b.snapshot.value?.products.step_trace).toMatchObject({
      optimizer: { type: 'adam' },
      t: 25,
    });
    const again = await open_core(new URL(lab.link('moment')).search);
    await until(() => again.lab.step.value === 45 && !again.lab.playing.value);
    await vi.waitFor(() => expect(all_of(again.lab)).toEqual(all_of(lab)));
  });
});

it('a setting that no step can be made with is what the trouble is put down to', async () => {
  // Steps of length 0; then 1000 · 1e37 · w, which no float holds.
  const { lab } = await open_core(`${QUERY}&b.lr=0&b.weight_decay=1e37`);
  await play_to(lab, 10);
  lab.set_run('b', 'lr', 1000);
  await until(() => lab.runs.b.trouble.value !== null);
  expect(lab.runs.b.trouble.value).toMatchObject({ kind: 'not_finite', step: 10, settings: { lr: 1000 } });
});

describe('a refusal', () => {
  it('of a pair says which, and changes nothing', async () => {
    const { lab } = await open_core(`${QUERY}&runs=c`);
    const before = lab.runs.c.settings.value;
    expect(lab.set_run('c', 'momentum', 0)?.reason).toMatchObject({
      id: 'problem.needs',
      field: 'nesterov',
      needs: 'momentum',
    });
    expect(lab.runs.c.settings.value).toBe(before);
  });

  const REFUSAL = { path: 'optimizer.lr', rule: 'range', allowed: 'a number ≥ 0', got: '-1' };

  it('of a change ends no worker; the change is undone and said', async () => {
    const { lab, a } = await open(GENTLE);
    await lab.step_once();
    a.refuses = REFUSAL;
    lab.set_run('a', 'lr', 0.5);
    await until(() => lab.runs.a.refusal.value !== null);
    expect(lab.runs.a.refusal.value).toMatchObject({ key: 'optimizer.lr', value: '-1' });
    expect([lab.runs.a.settings.value.lr, lab.runs.a.condition.value.is]).toEqual([0.001, 'well']);
    a.refuses = null;
    await lab.step_once();
    expect([lab.step.value, a.lr]).toEqual([2, 0.001]);
    expect(lab.link('moment')).toContain('a.lr=0.001&');
    // What is set next is not what was refused.
    expect(lab.runs.a.refusal.value).not.toBeNull();
    lab.set_run('a', 'momentum', 0.5);
    expect(lab.runs.a.refusal.value).toBeNull();
  });

  it('of a start leaves the others running, and other settings bring it back', async () => {
    const { host, lab, a } = await open(GENTLE);
    a.refuses = REFUSAL;
    await lab.reset();
    expect(lab.runs.a.condition.value.is).toBe('refused');
    expect([lab.loading.value, host.ended]).toEqual([false, 0]);
    await lab.step_once();
    expect(lab.step.value).toBe(1);
    a.refuses = null;
    lab.set_run('a', 'lr', 0.002);
    await until(() => lab.runs.a.condition.value.is === 'well' && lab.runs.a.snapshot.value !== null);
    expect(lab.step.value).toBe(0);
  });
});

it('nothing is asked for that nobody shows', async () => {
  const { lab, a, b } = await open(GENTLE);
  expect([a.probes, b.probes]).toEqual([{}, {}]);
  const release = lab.probe('step_trace');
  await until(() => 'step_trace' in b.probes);
  expect(a.probes).toEqual({});
  lab.set_view('inside', 'a');
  await until(() => 'step_trace' in a.probes && !('step_trace' in b.probes));
  // Two views show it: each closes for itself, however often it says so.
  const release_other = lab.probe('step_trace');
  release();
  release();
  lab.set_view('watched', 7);
  await until(() => a.probes.step_trace?.parameter === 7);
  release_other();
  await until(() => !('step_trace' in a.probes));
});

it('of a run that diverged another weight can be looked at', async () => {
  const { lab } = await open_core(`${QUERY}&inside=a&watched=2&a.lr=1000&a.momentum=1.5`);
  while (lab.runs.a.trouble.value?.kind !== 'not_finite') {
    lab.play();
    await until(() => !lab.playing.value);
  }
  const step_trace = () => lab.runs.a.snapshot.value?.products.step_trace;
  const { step } = step_trace() ?? {};
  expect(step_trace()?.parameter).toBe(2);
  lab.set_view('watched', 9);
  await until(() => step_trace()?.parameter === 9);
  expect(step_trace()?.step).toBe(step);
});
