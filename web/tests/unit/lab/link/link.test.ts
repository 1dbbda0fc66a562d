// SPDX-License-Identifier: MIT
/** What a link carries: live changes, the step, nothing of what was wrong. */
import { expect, it } from 'vitest';
import { createLab } from '../../../../src/lab/lab';
import type { Lab } from '../../../../src/lab/view';
import { FakeHost, type FakeWorker } from '../fake_worker';

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 5000 && !condition(); i++) await new Promise((done) => setTimeout(done, 0));
  expect(condition()).toBe(true);
}

async function open(query: string) {
  const host = new FakeHost(query);
  const lab = createLab(host);
  await until(() => lab.runs.a.snapshot.value !== null && lab.runs.b.snapshot.value !== null);
  return { host, lab };
}

const query_of = (lab: Lab) => new URL(lab.link('moment')).search;
const past = (lab: Lab) => (['a', 'b'] as const).map((run) => [...lab.runs[run].series('stride').value]);
const GENTLE = '?a.lr=0.001&a.momentum=0&b.lr=0.001&b.momentum=0.9';

it('replays live changes bit for bit, whatever the speed, and rests at the same step', async () => {
  const { lab } = await open(`${GENTLE}&speed=max&stop=400`);
  lab.play();
  await until(() => lab.step.value > 30);
  lab.set_run('b', 'lr', 0.002);
  lab.set_run('b', 'momentum', 0.8);
  await until(() => lab.step.value > 90);
  lab.set_run('b', 'lr', 0.003);
  await until(() => !lab.playing.value);
  await lab.step_once();
  await lab.step_phase();
  lab.set_run('a', 'lr', 0.01);
  for (let i = 0; i < 5; i++) await lab.step_phase();
  const again = await open(query_of(lab));
  expect(again.lab.replaying.value ?? 402).toBe(402);
  await until(() => !again.lab.playing.value);
  expect(again.lab.step.value).toBe(402);
  expect(again.lab.replaying.value).toBeNull();
  expect(past(again.lab)).toEqual(past(lab));
  expect(again.lab.runs.b.settings.value).toEqual(lab.runs.b.settings.value);
  expect(again.lab.runs.a.settings.value).toEqual(lab.runs.a.settings.value);
  expect(query_of(again.lab)).toBe(query_of(lab));
});

it('a change after the velocity of an open step is for the next step', async () => {
  const { lab } = await open(GENTLE);
  for (let i = 0; i < 3; i++) await lab.step_phase();
  lab.set_run('a', 'lr', 0.5);
  lab.set_run('b', 'lr', 0.6);
  await until(() => query_of(lab).includes('a.lr=0.001,0.5@1&'));
  expect(query_of(lab)).toContain('b.lr=0.001,0.6@1&');
});

it('replays past a stop and a trouble the person had played past', async () => {
  const { lab } = await open('?a.lr=1000&a.momentum=0&b.lr=0.001&b.momentum=0&stop=50&steps=90');
  await until(() => !lab.playing.value);
  expect([lab.step.value, lab.stopped_by.value]).toEqual([90, null]);
  expect(lab.runs.a.trouble.value).toMatchObject({ kind: 'not_finite', step: 7 });
  expect(past(lab)[1]).toHaveLength(90);
});

it('a change planned for later is forgotten when a hand sets the same', async () => {
  const { lab } = await open(`${GENTLE.replace('a.lr=0.001', 'a.lr=0.001,0.9@50')}&stop=10`);
  lab.play();
  await until(() => !lab.playing.value);
  lab.set_run('a', 'lr', 0.002);
  await until(() => query_of(lab).includes('a.lr=0.001,0.002@10&'));
});

it('a refused value changes nothing', async () => {
  const { host, lab } = await open(GENTLE);
  await lab.step_once();
  const before = query_of(lab);
  const calls = host.workers[0]?.calls.length;
  expect(lab.set_run('a', 'lr', Number.NaN)).toEqual({
    key: 'a.lr',
    value: 'NaN',
    reason: { id: 'problem.not_a_number' },
  });
  expect(lab.set_experiment('batch_size', 501)?.reason).toEqual({
    id: 'problem.range',
    min: '0',
    max: '500',
  });
  // @ts-expect-error: another type is refused before it runs
  expect(lab.set_view('speed', 7)?.reason.id).toBe('problem.choice');
  expect([query_of(lab), host.workers[0]?.calls.length, lab.step.value]).toEqual([before, calls, 1]);
});

it('reports what was wrong with a link and uses the rest', async () => {
  const { lab } = await open('?seed=7&a.lr=x&lang=zh&colour=red');
  expect(lab.link_problems.value.map(({ key }) => key)).toEqual(['a.lr', 'colour']);
  expect([lab.experiment.value.seed, lab.runs.a.settings.value.lr]).toEqual([7, 0.1]);
});

it('writes the address after a change, not before, and gathers changes', async () => {
  const { host, lab } = await open(GENTLE);
  await host.pass(1000);
  expect(host.written).toEqual([]);
  lab.set_view('scale', 'linear');
  lab.set_view('target', 0.2);
  await lab.step_once();
  await host.pass(1000);
  expect(host.written).toHaveLength(1);
  expect(host.written[0]).toMatch(/target=0\.2&scale=linear&steps=1$/);
  lab.dispose();
  expect(host.ended).toBe(2);
});

it('writes the first change at once, for a reload to find, and the next ones seldom', async () => {
  const { host, lab } = await open(GENTLE);
  lab.set_view('sample', 5);
  await host.pass(1);
  expect(host.written.map((query) => /sample=\d/.exec(query)?.[0])).toEqual(['sample=5']);
  lab.set_view('sample', 6);
  await host.pass(100);
  lab.set_view('sample', 7);
  await host.pass(100);
  expect(host.written).toHaveLength(1);
  await host.pass(400);
  expect(host.written.slice(1).map((query) => /sample=\d/.exec(query)?.[0])).toEqual(['sample=7']);
});

it.each([
  ['name', 'Anna', 'b.name=Anna'],
  ['colour', 'f', 'b.colour=f'],
  ['hidden', true, 'b.hidden=1'],
] as const)(
  'how a run looks is in the address as soon as it is changed: its %s',
  async (key, value, text) => {
    const { host, lab } = await open(GENTLE);
    expect(lab.set_style('b', key, value)).toBeNull();
    await host.pass(1);
    expect(host.written).toHaveLength(1);
    expect(host.written[0]?.split('&')).toContain(text);
  },
);

it('a change that is not yet written when steps are made again is written when they are made', async () => {
  const { host, lab } = await open(GENTLE);
  lab.set_view('sample', 5);
  await host.pass(1);
  lab.set_view('sample', 6);
  const worker = host.workers[0] as FakeWorker;
  let answer = () => {};
  worker.gate = new Promise((done) => (answer = done));
  const there = lab.go_to(40);
  await until(() => lab.replaying.value === 40);
  await host.pass(1000);
  // A reload now opens what was there before, not runs that play from their start.
  expect(host.written).toHaveLength(1);
  answer();
  await there;
  await host.pass(1000);
  expect(host.written).toHaveLength(2);
  expect(host.written[1]).toMatch(/sample=6&.*steps=40$/);
});
