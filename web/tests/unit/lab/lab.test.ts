// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { default_settings } from '../../../src/lab/experiment/defaults';
import type { Speed } from '../../../src/lab/experiment/types';
import { GENTLE, losses, open, play_out, until } from './lab_support';

/** The toy's own sum, written out: after how many updates its loss is at or below another, with lr 0.001 and γ 0.9. */
function first_below(loss: number): number {
  let [w, v, step] = [1.522, 0, 0];
  for (; (w * w) / 2 > loss; step++) {
    v = 0.9 * v + w;
    w -= 0.001 * v;
  }
  return step;
}
const BELOW = first_below(0.5);

const SPEEDS: Speed[] = [1, 10, 100, 'max'];

describe('lock step', () => {
  it.each(SPEEDS)('stops both at exactly the stop step, at speed %s', async (speed) => {
    const { lab, a, b } = await open(`${GENTLE}&stop=137&speed=${speed}`);
    await play_out(lab);
    expect(lab.stopped_by.value).toBe('stop_step');
    expect([lab.step.value, a.state.steps, b.state.steps]).toEqual([137, 137, 137]);
    expect(losses(lab, 'a')).toHaveLength(138);
    expect(lab.runs.b.series('loss').step.at(-1)).toBe(137);
    expect(lab.steps_per_second.value).toBeNaN();
  });

  it('plays on past a stop when asked again', async () => {
    const { lab } = await open(`${GENTLE}&stop=20`);
    await play_out(lab);
    lab.play();
    await until(() => lab.step.value > 40);
    // It is not said to be paused while it plays.
    expect([lab.playing.value, lab.stopped_by.value]).toEqual([true, null]);
    lab.pause();
    expect(lab.stopped_by.value).toBeNull();
  });

  it('makes one step, and a step of five phases', async () => {
    const { lab } = await open(GENTLE);
    await lab.step_once();
    expect(lab.step.value).toBe(1);
    for (const phase of [1, 2, 3, 4]) {
      await lab.step_phase();
      expect([lab.phase.value, lab.step.value]).toEqual([phase, 1]);
    }
    await lab.step_phase();
    expect([lab.phase.value, lab.step.value]).toEqual([0, 2]);
    expect(losses(lab, 'b')).toHaveLength(3);
  });

  it('asks once a frame, never twice at a time', async () => {
    const { lab, a } = await open(`${GENTLE}&stop=30&speed=10`);
    await play_out(lab);
    expect(a.calls).toEqual(['create', 'advance 10 from 0', 'advance 10 from 10', 'advance 10 from 20']);
  });

  it('pauses where the last answer left it', async () => {
    const { lab, a, b } = await open(`${GENTLE}&speed=max`);
    lab.play();
    await until(() => lab.step.value > 50);
    lab.pause();
    await until(() => a.state.steps === b.state.steps && lab.step.value === a.state.steps);
    const step = lab.step.value;
    await new Promise((done) => setTimeout(done, 20));
    expect(lab.step.value).toBe(step);
  });
});

describe('stopping at a loss', () => {
  it.each(SPEEDS)('stops both at the step that met it, at speed %s', async (speed) => {
    const { lab, a, b } = await open(`${GENTLE}&stop_loss=0.5&speed=${speed}`);
    await play_out(lab);
    expect(lab.stopped_by.value).toBe('stop_loss');
    expect(lab.step.value).toBe(BELOW);
    expect([a.state.steps, b.state.steps]).toEqual([BELOW, BELOW]);
    expect(lab.runs.b.loss.value).toBeLessThanOrEqual(0.5);
    expect(
      losses(lab, 'b')
        .slice(0, -1)
        .every((loss) => loss > 0.5),
    ).toBe(true);
    expect(lab.runs.b.reached.value).toEqual({ step: BELOW, exact: true });
    // The run goes on from there as if it had never been further.
    const straight = await open(`${GENTLE}&stop=300`);
    await play_out(straight.lab);
    lab.set_view('stop_loss', 0);
    lab.set_view('stop_step', 300);
    await play_out(lab);
    expect(losses(lab, 'a')).toEqual(losses(straight.lab, 'a'));
    expect(losses(lab, 'b')).toEqual(losses(straight.lab, 'b'));
  });

  it('is done again where it is set anew', async () => {
    const { lab } = await open(`${GENTLE}&stop_loss=0.5&stop=600`);
    await play_out(lab);
    lab.set_view('stop_loss', 0.25);
    await play_out(lab);
    expect([lab.step.value, lab.stopped_by.value]).toEqual([first_below(0.25), 'stop_loss']);
  });

  it('counts anew to a new target', async () => {
    const { lab } = await open(`${GENTLE}&stop=200`);
    await play_out(lab);
    expect(lab.runs.b.reached.value).toEqual({ step: BELOW, exact: true });
    expect(lab.runs.a.reached.value).toBeNull();
    expect(lab.set_view('target', 1)).toBeNull();
    expect(lab.runs.b.reached.value?.step).toBe(losses(lab, 'b').findIndex((loss) => loss <= 1));
  });
});

describe('trouble', () => {
  it.each(SPEEDS)('sees a run worse than its start after 20 steps, at speed %s', async (speed) => {
    const { lab, a, b } = await open(`a.lr=2.05&a.momentum=0&b.lr=0.001&b.momentum=0&speed=${speed}`);
    await play_out(lab);
    expect(lab.stopped_by.value).toBe('trouble');
    expect(lab.runs.a.trouble.value).toEqual({
      kind: 'worse_than_start',
      step: 20,
      worse_for: 20,
      settings: { ...default_settings('a'), lr: 2.05 },
      cause: 'rate',
      lr: 2.05,
      widest: 1,
      fix: { lr: 0.2 },
    });
    expect(lab.runs.b.trouble.value).toBeNull();
    expect([lab.step.value, a.state.steps, b.state.steps]).toEqual([20, 20, 20]);
  });

  it('puts it down to what its steps were made with, not to what the next was to be made with', async () => {
    const { lab } = await open('a.lr=1000,0.1@7&a.momentum=0&b.lr=0.001&b.momentum=0');
    await play_out(lab);
    expect(lab.runs.a.trouble.value).toMatchObject({ step: 7, settings: { lr: 1000 }, fix: { lr: 1 } });
  });

  it('says it once, and plays on when asked', async () => {
    const { lab } = await open('a.lr=2.05&a.momentum=0&b.lr=0.001&b.momentum=0&stop=100');
    await play_out(lab);
    await play_out(lab);
    expect([lab.step.value, lab.stopped_by.value]).toEqual([100, 'stop_step']);
  });

  it.each(SPEEDS)('keeps the last finite step of a run that diverged, at speed %s', async (speed) => {
    const query = `a.lr=1000&a.momentum=0&b.lr=0.001&b.momentum=0&stop=60&speed=${speed}`;
    const { lab, a, b } = await open(query);
    await play_out(lab);
    expect(lab.runs.a.trouble.value).toMatchObject({ kind: 'not_finite', step: 7, fix: { lr: 1 } });
    expect([lab.step.value, a.state.steps, b.state.steps]).toEqual([7, 7, 7]);
    await play_out(lab);
    expect([lab.step.value, a.state.steps, b.state.steps]).toEqual([60, 7, 60]);
    expect(losses(lab, 'a').every(Number.isFinite)).toBe(true);
    expect(losses(lab, 'b')).toHaveLength(61);
    expect(lab.runs.a.loss.value).toBe(Number.POSITIVE_INFINITY);
  });

  it('takes the fix and starts both again', async () => {
    const { lab, a } = await open('a.lr=1000&a.momentum=0&b.lr=0.001&b.momentum=0.9');
    await play_out(lab);
    await lab.apply_fixes();
    expect(lab.runs.a.settings.value.lr).toBe(1);
    expect([lab.step.value, lab.stopped_by.value, lab.runs.a.trouble.value]).toEqual([0, null, null]);
    expect([a.lr, a.state.steps, losses(lab, 'b').length]).toEqual([1, 0, 1]);
  });

  it('a worker that fails takes nothing of the other with it, and reset makes another', async () => {
    const { host, lab, a, b } = await open(GENTLE);
    await lab.step_once();
    a.failure = new Error('out of memory');
    await play_out(lab);
    expect(lab.stopped_by.value).toBe('trouble');
    expect(lab.runs.a.condition.value).toEqual({ is: 'ended', why: 'memory', detail: 'out of memory' });
    expect(lab.runs.a.trouble.value).toBeNull();
    expect([lab.step.value, b.state.steps, host.ended]).toEqual([1, 1, 1]);
    await lab.reset();
    expect(host.workers).toHaveLength(3);
    expect(lab.runs.a.condition.value).toEqual({ is: 'well' });
    await lab.step_once();
    expect(lab.step.value).toBe(1);
    expect(host.workers[2]?.state.steps).toBe(1);
  });
});

describe('starting again', () => {
  it('drops the late answer of an older run', async () => {
    const { lab, a, b } = await open(GENTLE);
    let answer = () => {};
    a.gate = new Promise((done) => (answer = done));
    lab.play();
    await until(() => a.calls.some((call) => call.startsWith('advance')));
    const restarted = lab.set_experiment('seed', 7);
    expect(restarted).toBeNull();
    answer();
    await until(() => a.state.steps === 0 || b.state.steps === 0);
    await new Promise((done) => setTimeout(done, 5));
    // Who watches goes on watching, from the new start.
    expect(lab.playing.value).toBe(true);
    lab.pause();
    expect(losses(lab, 'a')[0]).toBeCloseTo(1.507 ** 2 / 2, 6);
    expect(losses(lab, 'a')).toHaveLength(lab.step.value + 1);
    expect(lab.experiment.value.seed).toBe(7);
  });

  it('takes nobody back to a step of the runs before, which one of them did not answer for', async () => {
    const { lab, a, b } = await open(`${GENTLE}&stop=10&speed=10`);
    await play_out(lab);
    a.gate = new Promise(() => {});
    lab.play();
    await until(() => b.state.steps === 20);
    await lab.reset();
    a.gate = Promise.resolve();
    // Step 10 is not there to go back to: who was asked for it would fail.
    await play_out(lab);
    expect(lab.shown.value.map((id) => lab.runs[id].condition.value)).toEqual([
      { is: 'well' },
      { is: 'well' },
    ]);
    expect([lab.step.value, a.state.steps, b.state.steps]).toEqual([10, 10, 10]);
    const straight = await open(`${GENTLE}&stop=10&speed=10`);
    await play_out(straight.lab);
    for (const run of ['a', 'b'] as const) expect(losses(lab, run)).toEqual(losses(straight.lab, run));
  });

  it('reset forgets changes and keeps present values as the start', async () => {
    const { lab, a } = await open(GENTLE);
    await lab.step_once();
    lab.set_run('a', 'lr', 0.5);
    await lab.step_once();
    expect(lab.link('moment')).toContain('a.lr=0.001,0.5@1&');
    await lab.reset();
    expect(lab.link('moment')).toContain('a.lr=0.5&');
    expect([a.lr, lab.step.value]).toEqual([0.5, 0]);
  });

  it('a preset sets everything, and is recognised', async () => {
    const { lab } = await open(GENTLE);
    expect(lab.preset.value).toBeNull();
    await lab.load_preset('learnable');
    expect(lab.preset.value).toBe('learnable');
    expect([lab.experiment.value.data, lab.view.value.target]).toEqual(['torch_rand_learnable', 0.1]);
    lab.set_run('b', 'momentum', 0.5);
    expect(lab.preset.value).toBeNull();
  });
});
