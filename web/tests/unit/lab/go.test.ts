// SPDX-License-Identifier: MIT
/** To another step of the same runs, forward and back, as a clicker asks; and links that open one mode or another. */
import { expect, it } from 'vitest';
import { open_core } from './core_host';
import { until } from './lab_support';

const LIVE = '?data=learnable&a.lr=0.1&b.lr=0.1,0.05@40&steps=0';

async function rested(query: string) {
  const { lab } = await open_core(query);
  await until(() => !lab.loading.value && !lab.playing.value);
  return lab;
}

it('goes on to a step and back to it, with the changes on the way, to the bit', async () => {
  const lab = await rested(LIVE);
  const losses = () => lab.shown.value.map((id) => [...lab.runs[id].series('loss').value]);
  await lab.go_to(50);
  const there = losses();
  expect([lab.step.value, lab.runs.b.settings.value.lr]).toEqual([50, 0.05]);
  await lab.go_to(120);
  await lab.go_to(30);
  expect([lab.step.value, lab.runs.b.settings.value.lr]).toEqual([30, 0.1]);
  await lab.go_to(50);
  expect(losses()).toEqual(there);
  expect(lab.runs.b.settings.value.lr).toBe(0.05);
  lab.dispose();
});

it('a step that is open is closed by going to it, and play gives way', async () => {
  const lab = await rested(LIVE);
  await lab.go_to(10);
  await lab.step_phase();
  expect(lab.phase.value).toBe(1);
  await lab.go_to(10);
  expect([lab.step.value, lab.phase.value]).toEqual([10, 0]);
  lab.play();
  await lab.go_to(0);
  expect([lab.step.value, lab.playing.value]).toEqual([0, false]);
  lab.dispose();
});

it('a step still being made is one to go back over: where it was asked to go is where it rests', async () => {
  const lab = await rested(LIVE);
  for (const step of [0, 10]) {
    await lab.go_to(step);
    const stepping = lab.step_once();
    await lab.go_to(step);
    await stepping;
    expect(lab.step.value).toBe(step);
  }
  lab.dispose();
});

it('a link opens the page unless a mode is asked for', async () => {
  const lab = await rested(`${LIVE}&view=present`);
  expect(lab.view.value.mode).toBe('present');
  expect(lab.link('moment')).not.toMatch(/view=/);
  expect(lab.link('setup', 'embed')).toMatch(/[?&]view=embed/);
  lab.dispose();
});

it('phases are taken back one by one, over the beginning of a step, and made again to the bit', async () => {
  const lab = await rested(LIVE);
  await lab.go_to(12);
  await lab.step_phase();
  const traced = () =>
    [lab.step.value, lab.phase.value, lab.runs.b.snapshot.value?.products.step_trace] as const;
  const release = lab.probe('step_trace');
  const losses = [];
  for (let i = 0; i < 8; i++) {
    await until(() => lab.runs.b.snapshot.value?.products.step_trace != null);
    losses.push(traced());
    await lab.back_phase();
  }
  expect(losses.map(([step, phase]) => `${step}.${phase}`).join(' ')).toBe(
    '12.1 12.0 11.4 11.3 11.2 11.1 11.0 10.4',
  );
  for (const there of losses.reverse()) {
    await lab.step_phase();
    expect(traced()).toEqual(there);
  }
  release();
  lab.dispose();
});

it('before the first step there is nothing to take back', async () => {
  const lab = await rested(LIVE);
  await lab.back_phase();
  expect([lab.step.value, lab.phase.value]).toEqual([0, 0]);
  lab.dispose();
});

it('what was set after an update is for the next step, also when the update is taken back and made again', async () => {
  const lab = await rested(LIVE);
  await lab.go_to(5);
  for (let i = 0; i < 3; i++) await lab.step_phase();
  lab.set_run('b', 'lr', 0.7);
  await until(() => /b\.lr=0\.1,0\.7@6/.test(lab.link('moment')));
  await lab.back_phase();
  expect(lab.runs.b.settings.value.lr).toBe(0.1);
  for (let i = 0; i < 3; i++) await lab.step_phase();
  expect([lab.step.value, lab.runs.b.settings.value.lr]).toEqual([6, 0.7]);
  const loss = lab.runs.b.loss.value;
  const again = await rested(new URL(lab.link('moment')).search);
  expect(again.runs.b.loss.value).toBe(loss);
  lab.dispose();
  again.dispose();
});

it.each([
  ['step_phase', 1, ''],
  ['step_once', 1, '&batch=32'],
  ['step_once', 2, ''],
] as const)(
  'a rule set after an update and set back at the whole step is as if it had not been: %s, %d%s',
  async (end, times, more) => {
    const lab = await rested(`?data=learnable&runs=b&steps=13&phase=4${more}`);
    await until(() => lab.phase.value === 4);
    lab.set_run('b', 'rule', 'adam');
    for (let i = 0; i < times; i++) {
      await lab[end]();
      // Of what is set again at the same place, the last holds.
      lab.set_run('b', 'rule', 'rmsprop');
      lab.set_run('b', 'rule', 'sgd');
      lab.set_run('b', 'lr', 0.01);
    }
    await lab.go_to(30);
    const again = await rested(new URL(lab.link('moment')).search);
    await until(() => again.step.value === 30);
    const whole = (one: typeof lab) => [...one.runs.b.series('loss').value];
    expect(whole(lab)).toHaveLength(31);
    expect(whole(again)).toEqual(whole(lab));
    expect(again.runs.b.snapshot.value).toEqual(lab.runs.b.snapshot.value);
    lab.dispose();
    again.dispose();
  },
);

it('a run that forgets zero_grad makes its steps again, alone, as γ = 1 would; its link says so', async () => {
  const lab = await rested('?data=learnable&steps=0&b.momentum=1');
  await lab.go_to(60);
  const losses = (id: 'a' | 'b') => [...lab.runs[id].series('loss').value];
  const [cleared, other] = [losses('a'), losses('b')];
  lab.set_build_option('a', 'zero_grad', false);
  await until(() => lab.runs.a.series('loss').step.at(-1) === 60);
  expect([lab.step.value, losses('b')]).toEqual([60, other]);
  for (const [step, loss] of losses('a').entries()) expect(loss).toBeCloseTo(other[step] as number, 5);
  expect(losses('a')).not.toEqual(cleared);
  expect(lab.link('moment')).toMatch(/a\.zero_grad=(0|false)/);
  const again = await rested(new URL(lab.link('moment')).search);
  await until(() => again.step.value === 60);
  expect([...again.runs.a.series('loss').value]).toEqual(losses('a'));
  const both = await lab.runs.a.zero_grad_losses(60);
  expect([...(both?.accumulated ?? [])]).toEqual(losses('a').slice(0, 60));
  expect([...(both?.cleared ?? [])]).toEqual(cleared.slice(0, 60));
  lab.dispose();
  again.dispose();
});

it('both ways begin with what is set before the first step, as the run itself does', async () => {
  const lab = await rested('?data=learnable&steps=0&runs=a&a.lr=0.1');
  lab.set_run('a', 'lr', 0.5);
  await until(() => lab.runs.a.settings_of_step(1).lr === 0.5);
  await lab.go_to(20);
  const both = await lab.runs.a.zero_grad_losses(20);
  expect([...(both?.cleared ?? [])]).toEqual([...lab.runs.a.series('loss').value].slice(0, 20));
  lab.dispose();
});

it('gradients that add up are named as the trouble, and cleared by its fix', async () => {
  const lab = await rested('?data=learnable&steps=0&runs=a&a.zero_grad=false&stop=3000&speed=max');
  lab.play();
  await until(() => lab.runs.a.trouble.value !== null);
  expect(lab.runs.a.trouble.value?.fix).toEqual({ zero_grad: true });
  await lab.apply_fixes();
  expect([lab.runs.a.build_options.value.zero_grad, lab.step.value]).toEqual([true, 0]);
  expect(lab.link('moment')).not.toContain('zero_grad');
  lab.dispose();
});
