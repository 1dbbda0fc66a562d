// SPDX-License-Identifier: MIT
/** At full speed the next question is asked before the last answer is read; nobody may notice but the clock. */
import { describe, expect, it } from 'vitest';
import { GENTLE, losses, open, play_out, until } from './lab_support';

describe('asking ahead', () => {
  /** Plays at full speed until run a is asked for steps 1 … 8 and ahead for 9 … 16, and waits to answer. */
  async function halfway() {
    const opened = await open(`${GENTLE}&speed=max&stop=500`);
    const { lab, a } = opened;
    let answer = () => {};
    a.gate = new Promise((done) => (answer = done));
    lab.play();
    await until(() => a.calls.length === 3);
    expect(a.calls.slice(1)).toEqual(['advance 8 from 0', 'advance 8 from 0, ahead']);
    return { ...opened, answer };
  }

  /** The two workers and the lab agree, and what was made is what a straight run makes. */
  async function expect_straight({ lab, a, b }: Awaited<ReturnType<typeof open>>) {
    const step = lab.step.value;
    expect([a.state.steps, b.state.steps]).toEqual([step, step]);
    const straight = await open(`${GENTLE}&stop=${step}`);
    await play_out(straight.lab);
    for (const run of ['a', 'b'] as const) expect(losses(lab, run)).toEqual(losses(straight.lab, run));
  }

  it('asks the next before it reads the last, and never past a stop', async () => {
    const opened = await open(`${GENTLE}&stop=500&speed=max`);
    const { lab, a } = opened;
    await play_out(lab);
    expect(a.calls.filter((call) => call.endsWith('ahead')).length).toBeGreaterThan(2);
    expect(a.calls.some((call) => call.startsWith('rewind'))).toBe(false);
    await expect_straight(opened);
  });

  it('pause stays at the step shown, and a step after it is one step', async () => {
    const opened = await halfway();
    const { lab, answer } = opened;
    lab.pause();
    answer();
    await lab.step_once();
    expect(lab.step.value).toBe(1);
    await expect_straight(opened);
  });

  it('paused and played again, it goes on from the step shown', async () => {
    const opened = await halfway();
    const { lab, answer } = opened;
    lab.pause();
    lab.play();
    answer();
    await until(() => !lab.playing.value);
    expect(lab.step.value).toBe(500);
    await expect_straight(opened);
  });

  it('paused within an open step, its phase is shown again', async () => {
    const opened = await open(`${GENTLE}&speed=max`);
    const { lab, a } = opened;
    await lab.step_once();
    await lab.step_phase();
    let answer = () => {};
    a.gate = new Promise((done) => (answer = done));
    lab.play();
    await until(() => a.calls.some((call) => call.startsWith('advance 8')));
    lab.pause();
    answer();
    await until(() => a.calls.includes('rewind 1'));
    await lab.step_phase();
    expect([lab.step.value, lab.phase.value]).toEqual([1, 2]);
  });

  it.each([3, 8, 11, 16])('a stop set meanwhile holds to the step: %d', async (stop) => {
    const opened = await halfway();
    const { lab, answer } = opened;
    lab.set_view('stop_step', stop);
    answer();
    await until(() => !lab.playing.value);
    expect([lab.step.value, lab.stopped_by.value]).toEqual([stop, 'stop_step']);
    await expect_straight(opened);
  });

  it('a setting changed meanwhile counts from the step the workers are at', async () => {
    const opened = await halfway();
    const { lab, a, b, answer } = opened;
    lab.set_run('a', 'lr', 0.0005);
    answer();
    await until(() => !lab.playing.value);
    expect(a.calls).toContain('configure 0.0005 at 16');
    expect(lab.link('moment')).toContain('a.lr=0.001,0.0005@16&');
    expect([lab.step.value, a.state.steps, b.state.steps]).toEqual([500, 500, 500]);
  });

  it('a run that begins anew meanwhile has nothing of what it was asked before', async () => {
    const opened = await halfway();
    const { lab, a, answer } = opened;
    lab.set_build_option('a', 'zero_grad', false);
    answer();
    await until(() => !lab.playing.value);
    expect(a.calls.filter((call) => call === 'create')).toHaveLength(2);
    expect([lab.step.value, lab.stopped_by.value]).toEqual([500, 'stop_step']);
    await expect_straight(opened);
  });

  it('a worker that fails meanwhile leaves the other where both were', async () => {
    const opened = await halfway();
    const { lab, a, b, answer } = opened;
    a.failure = new Error('gone');
    answer();
    await until(() => !lab.playing.value);
    await until(() => b.state.steps === 0);
    expect(lab.runs.a.condition.value).toMatchObject({ is: 'ended', why: 'other' });
    expect([lab.step.value, losses(lab, 'b').length]).toEqual([0, 1]);
  });
});
