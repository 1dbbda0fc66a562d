// SPDX-License-Identifier: MIT
/** Ways through the lab over the real core: changes of convention, troubles and out of them, moments and where they lead. */
import { describe, expect, it, vi } from 'vitest';
import type { Lab } from '../../../src/lab/view';
import { all_of, open_core, play_to } from './core_host';
import { GENTLE, losses, open, until } from './lab_support';

const at_rest = (lab: Lab) => until(() => !lab.playing.value && !lab.loading.value);

/** What this lab comes to be, once its workers have answered, is what the other is. */
const expect_same = (again: Lab, lab: Lab) =>
  vi.waitFor(() => expect(all_of(again)).toEqual(all_of(lab)), { timeout: 20_000 });

/** The link of this moment opens on the same. */
async function expect_same_anew(lab: Lab): Promise<void> {
  await expect_same((await open_core(new URL(lab.link('moment')).search)).lab, lab);
}

describe('a change of convention', () => {
  const CLASSICAL = 'data=random&b.convention=classical&steps=30';
  const orders: [string, ((lab: Lab) => void)[]][] = [
    ['lr first', [(lab) => lab.set_run('b', 'lr', 1), (lab) => lab.set_run('b', 'convention', 'pytorch')]],
    ['lr last', [(lab) => lab.set_run('b', 'convention', 'pytorch'), (lab) => lab.set_run('b', 'lr', 1)]],
  ];
  it.each(orders)('replays as it was made: %s', async (_, changes) => {
    const { lab } = await open_core(CLASSICAL);
    await at_rest(lab);
    for (const change of changes) change(lab);
    for (let i = 0; i < 3; i++) await lab.step_once();
    await expect_same_anew(lab);
    // The motion goes on, so that it is PyTorch's with the same lr, up to rounding.
    const torch = await open_core('data=random&b.lr=0.1,1@30&steps=33');
    await at_rest(torch.lab);
    expect(lab.runs.b.loss.value).toBeCloseTo(torch.lab.runs.b.loss.value, 5);
  });

  it('there and back leaves no trace', async () => {
    const { lab } = await open_core(CLASSICAL);
    const straight = await open_core(CLASSICAL);
    await at_rest(lab);
    await at_rest(straight.lab);
    for (const name of ['average', 'pytorch', 'classical'] as const) lab.set_run('b', 'convention', name);
    for (const one of [lab, straight.lab]) await one.step_once();
    expect(all_of(lab)).toEqual(all_of(straight.lab));
  });
});

describe('out of trouble', () => {
  const WILD = 'data=random&a.lr=1000&a.momentum=1.5&b.lr=1000&b.momentum=1.5&steps=0&speed=max';

  async function lost(): Promise<Lab> {
    const { lab } = await open_core(WILD);
    const both_lost = () =>
      ['a', 'b'].every((id) => lab.runs[id as 'a'].trouble.value?.kind === 'not_finite');
    while (!both_lost()) {
      lab.play();
      await at_rest(lab);
    }
    expect([lab.runs.a.loss.value, lab.stopped_by.value]).toEqual([Number.POSITIVE_INFINITY, 'trouble']);
    return lab;
  }

  it('one fix is for all, and γ ≥ 1 has one', async () => {
    const lab = await lost();
    await lab.apply_fixes();
    for (const id of ['a', 'b'] as const) {
      expect(lab.runs[id].settings.value).toMatchObject({ lr: 0.1, momentum: 0.9 });
      expect(lab.runs[id].trouble.value).toBeNull();
    }
    expect(lab.preset.value).toBeNull();
    await play_to(lab, 40);
    expect(losses(lab, 'b').every(Number.isFinite)).toBe(true);
  });

  it('settings typed by hand revive a run as a fix does, and it goes on', async () => {
    const lab = await lost();
    lab.set_view('stop_step', 40);
    expect(lab.set_run('a', 'momentum', 0.9)).toBeNull();
    lab.set_run('b', 'momentum', 0);
    lab.set_run('a', 'lr', 0.1);
    lab.set_run('b', 'lr', 0.1);
    await until(() => lab.step.value === 40);
    expect([lab.runs.a.trouble.value, lab.runs.b.trouble.value, lab.stopped_by.value]).toEqual([
      null,
      null,
      'stop_step',
    ]);
    await expect_same_anew(lab);
  });

  it('carries the settings it came under, whatever was set since', async () => {
    const { lab } = await open_core('data=random&a.lr=10&b.lr=0.1&steps=0&speed=max');
    lab.play();
    await at_rest(lab);
    const settings = { rule: 'sgd', lr: 10, momentum: 0 };
    expect(lab.runs.a.trouble.value).toMatchObject({ kind: 'worse_than_start', step: 20, settings });
    lab.set_run('a', 'lr', 0.01);
    // It plays on from there: the change is live, nothing is lost.
    await until(() => lab.step.value > 20);
    lab.pause();
    expect([lab.runs.a.trouble.value, lab.stopped_by.value]).toEqual([null, null]);
    expect(lab.link('moment')).toContain('a.lr=10,0.01@20&');
  });
});

describe('where a run ends depends on its steps alone', () => {
  const ends = [
    // The loss on all data is not finite where no evaluation is due; a batch's is some steps later.
    ['of five', 'data=learnable&seed=22&batch=5&b.lr=1000&b.momentum=2&speed=1&stop=0&steps=55', 13],
    ['of 499', 'data=learnable&seed=22&batch=499&b.lr=100&b.momentum=1.5&speed=1&stop=0&steps=110', 13],
  ] as const;
  it.each(ends)('in batches %s', async (_, query, more) => {
    const { lab } = await open_core(query);
    await at_rest(lab);
    for (let i = 0; i < more; i++) await lab.step_once();
    expect(lab.runs.b.trouble.value?.kind).toBe('not_finite');
    const again = await open_core(new URL(lab.link('moment')).search);
    await until(() => again.lab.step.value === lab.step.value);
    await at_rest(again.lab);
    await expect_same(again.lab, lab);
    expect(again.lab.runs.b.trouble.value).toEqual(lab.runs.b.trouble.value);
  });

  it('also where an update overflows, not the loss', async () => {
    const { lab } = await open_core(
      'data=learnable&seed=22&a.lr=10&a.momentum=1.5&b.lr=10&b.momentum=2&speed=max&stop=0&steps=0',
    );
    while (['a', 'b'].some((id) => lab.runs[id as 'a'].trouble.value?.kind !== 'not_finite')) {
      lab.play();
      await at_rest(lab);
    }
    const again = await open_core(new URL(lab.link('moment')).search);
    await until(() => again.lab.step.value === lab.step.value);
    await at_rest(again.lab);
    for (const id of ['a', 'b'] as const)
      expect(again.lab.runs[id].trouble.value).toEqual(lab.runs[id].trouble.value);
    await expect_same(again.lab, lab);
  });

  it('a change planned for the step after an open one shows from its update on', async () => {
    const { lab } = await open_core(
      'data=learnable&b.lr=0.1,0.5@51&b.convention=pytorch,classical@51&steps=50',
    );
    await at_rest(lab);
    for (let i = 0; i < 3; i++) await lab.step_phase();
    const { lab: again } = await open_core(new URL(lab.link('moment')).search);
    await until(() => again.phase.value === 3 && again.runs.b.settings.value.lr === 0.5);
    expect(again.runs.b.settings.value).toEqual(lab.runs.b.settings.value);
    await expect_same(again, lab);
  });
});

it('a target is met at a step only where the step before is known not to have met it', async () => {
  const query = 'data=learnable&target=0.1&stop=0&speed=max';
  for (const [batch, exact] of [
    ['0', true],
    ['250', false],
  ] as const) {
    const { lab } = await open_core(`${query}&batch=${batch}&steps=260`);
    await at_rest(lab);
    expect(lab.runs.b.reached.value).toMatchObject({ exact });
    const { step } = lab.runs.b.reached.value ?? { step: 0 };
    expect(step).toBeGreaterThanOrEqual(210);
    expect(step).toBeLessThanOrEqual(212);
    lab.set_view('target', 0.2);
    lab.set_view('target', 0.1);
    expect(lab.runs.b.reached.value).toEqual({ step, exact });
  }
});

it('a run that recovers is in trouble no more', async () => {
  const { lab } = await open_core('data=random&a.lr=10,0.05@21&b.lr=0.1&steps=0&speed=max&stop=3000');
  lab.play();
  await at_rest(lab);
  expect([lab.step.value, lab.runs.a.trouble.value?.kind]).toEqual([20, 'worse_than_start']);
  lab.play();
  await until(() => lab.step.value === 3000 && !lab.playing.value);
  expect([lab.runs.a.trouble.value, lab.stopped_by.value]).toEqual([null, 'stop_step']);
});

describe('a moment', () => {
  it.each([0, 7])('within an open step after step %d is opened again', async (step) => {
    const { lab } = await open_core('data=random&steps=0');
    await at_rest(lab);
    for (let i = 0; i < step; i++) await lab.step_once();
    for (let i = 0; i < 3; i++) await lab.step_phase();
    lab.set_run('b', 'lr', 0.5);
    await until(() => lab.link('moment').includes(`b.lr=0.1,0.5@${step + 1}&`));
    expect(lab.runs.b.snapshot.value).toMatchObject({
      done: 3,
      products: { step_trace: { step: step + 1, optimizer: { lr: 0.1 }, lr: 0.1 } },
    });
    await expect_same_anew(lab);
  });

  it('at step 0 rests there; a set-up does, with what is set now; playing plays', async () => {
    const { lab } = await open_core('data=random&steps=0');
    expect(lab.opens_playing).toBe(false);
    await lab.step_once();
    lab.set_run('b', 'lr', 0.5);
    await lab.step_once();
    expect(lab.link('moment')).toContain('b.lr=0.1,0.5@1&');
    expect(lab.link('setup')).toMatch(/b\.lr=0\.5&.*steps=0$/);
    expect(lab.link('playing')).toMatch(/b\.lr=0\.1,0\.5@1&/);
    expect(lab.link('playing')).not.toContain('steps=');
    expect((await open_core(new URL(lab.link('playing')).search)).lab.opens_playing).toBe(true);
    expect((await open_core(new URL(lab.link('setup')).search)).lab.opens_playing).toBe(false);
  });

  it('of a slider dragged while paused is one change; of one dragged in play those that steps were made with', async () => {
    const { lab } = await open_core('data=random&steps=5');
    await until(() => lab.step.value === 5);
    for (let i = 1; i <= 100; i++) lab.set_run('b', 'lr', i / 100);
    await lab.step_once();
    expect(lab.link('moment')).toContain('b.lr=0.1,1@5&');
  });
});

describe('names and words', () => {
  it('a preset is nobody’s name after something else on the way', async () => {
    const { lab } = await open_core('');
    expect(lab.preset.value).toBe('learnable');
    await lab.step_once();
    lab.set_run('b', 'lr', 0.5);
    await lab.step_once();
    lab.set_run('b', 'lr', 0.1);
    await lab.step_once();
    expect(lab.preset.value).toBeNull();
    await lab.reset();
    expect(lab.preset.value).toBe('learnable');
  });

  it('a stop was asked for only when somebody did', async () => {
    const { lab } = await open('data=random');
    expect(lab.stop_is_explicit.value).toBe(false);
    lab.set_view('stop_step', 2000);
    expect(lab.stop_is_explicit.value).toBe(true);
    await lab.load_preset('listing');
    expect([lab.stop_is_explicit.value, lab.shown.value]).toEqual([false, ['a']]);
    expect((await open('stop=2000')).lab.stop_is_explicit.value).toBe(true);
  });

  it('speed is not known before it was counted', async () => {
    const { host, lab } = await open(`${GENTLE}&speed=1`);
    host.tick = 0;
    lab.play();
    await until(() => lab.step.value > 3);
    expect(lab.steps_per_second.value).toBeNaN();
    host.tick = 100;
    await until(() => lab.steps_per_second.value > 0);
    lab.pause();
  });

  it.each(['1/s', '5/s'])('at %s the steps keep their time', async (speed) => {
    const { host, lab } = await open(`${GENTLE}&speed=${speed}`);
    host.tick = 0;
    lab.play();
    await until(() => lab.step.value === 1);
    const interval = speed === '1/s' ? 1000 : 200;
    for (let step = 2; step < 6; step++) {
      host.time += interval - 1;
      await new Promise((done) => setTimeout(done, 5));
      expect(lab.step.value).toBe(step - 1);
      host.time += 1;
      await until(() => lab.step.value === step);
    }
    lab.pause();
  });
});

it('changing data, seed or batch goes on playing', async () => {
  for (const [key, value] of [
    ['data', 'torch_rand'],
    ['seed', 7],
    ['batch_size', 32],
  ] as const) {
    const { lab } = await open_core('speed=10&stop=0');
    await lab.step_once();
    lab.set_experiment(key, value);
    await at_rest(lab);
    expect(lab.step.value).toBe(0);
    lab.play();
    await until(() => lab.step.value > 10);
    lab.set_experiment(key, key === 'seed' ? 8 : key === 'data' ? 'torch_rand_learnable' : 0);
    await until(() => lab.step.value > 0 && lab.playing.value);
    lab.pause();
  }
});

it('a mini-batch run is judged by the loss on all data', async () => {
  const { lab } = await open_core('data=random&batch=1&target=0.5&b.lr=0.1&stop=40&speed=max&steps=0');
  lab.play();
  await at_rest(lab);
  const batches = [...lab.runs.b.series('batch_loss').value];
  expect(Math.min(...batches)).toBeLessThan(0.5);
  expect(lab.runs.b.reached.value).toBeNull();
  expect(lab.runs.b.series('loss').step[0]).toBe(0);
  expect(lab.runs.b.series('batch_loss').step[0]).toBe(0);
  expect(lab.runs.b.series('loss').step.at(-1)).toBe(40);
});
