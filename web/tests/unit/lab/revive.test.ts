// SPDX-License-Identifier: MIT
/** A worker made anew goes on as if nothing had happened, to the bit. */
import { describe, expect, it } from 'vitest';
import { createLab } from '../../../src/lab/lab';
import type { Lab } from '../../../src/lab/view';
import { all_of, CoreHost, first_of, open_core, play_to, QUERY, well } from './core_host';
import { message } from './core_workers';
import { until } from './lab_support';

/** Live changes on the way to step 120. */
async function journey(lab: Lab): Promise<void> {
  await play_to(lab, 40);
  lab.set_run('b', 'momentum', 0.8);
  lab.set_run('a', 'lr', 0.3);
  await play_to(lab, 97);
  lab.set_run('b', 'lr', 0.05);
  await play_to(lab, 120);
}

describe.each(['', 'batch=96&'])('a worker made anew (%j)', (batch) => {
  it.each(['a', 'b'] as const)('goes on to the bit, and nothing of the past changes: %s', async (id) => {
    const straight = await open_core(batch + QUERY);
    await journey(straight.lab);
    const { host, lab } = await open_core(batch + QUERY);
    await journey(lab);
    const before = all_of(lab);
    expect(before).toEqual(all_of(straight.lab));
    first_of(host, id).hang.add('advance');
    lab.set_view('stop_step', 200);
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

  const cases = [1, 2, 3, 4].flatMap((phases) => [
    { phases, failure: 'hangs' },
    { phases, failure: 'dies' },
  ]);
  it.each(cases)(
    'comes back within an open step: $failure after $phases phases',
    async ({ phases, failure }) => {
      const straight = await open_core(batch + QUERY);
      const { host, lab } = await open_core(batch + QUERY);
      for (const one of [straight.lab, lab]) {
        await play_to(one, 30);
        for (let i = 0; i < phases; i++) await one.step_phase();
        one.set_run('b', 'lr', 0.02);
        await until(() => one.link('moment').includes(`b.lr=0.1,0.02@${phases > 2 ? 31 : 30}`));
        // Its worker knows, too.
        await until(
          () => one.runs.b.snapshot.value?.products.step_trace?.optimizer.lr === (phases > 2 ? 0.1 : 0.02),
        );
        await new Promise((done) => setTimeout(done, 5));
      }
      if (failure === 'dies') host.died[1]?.('gone');
      else first_of(host, 'b').hang.add('phase');
      const pending = lab.step_phase();
      await host.pass(16_000);
      await pending;
      await lab.revive(['b']);
      await straight.lab.step_phase();
      // Where the last phase was not answered, the step begins again.
      if (failure === 'hangs' && phases === 4) for (let i = 0; i < 5; i++) await lab.step_phase();
      expect(lab.phase.value).toBe((phases + 1) % 5);
      await play_to(lab, 50);
      await play_to(straight.lab, 50);
      expect(all_of(lab)).toEqual(all_of(straight.lab));
    },
  );
});

it.each([1, 2])(
  'a step another did not end is made again with what was set in it: after %d phases',
  async (at) => {
    const straight = await open_core(QUERY);
    const { host, lab } = await open_core(QUERY);
    for (const one of [straight.lab, lab]) {
      await play_to(one, 30);
      for (let phase = 0; phase < at; phase++) await one.step_phase();
      one.set_run('a', 'lr', 0.02);
      for (let phase = at; phase < 4; phase++) await one.step_phase();
    }
    first_of(host, 'b').hang.add('phase');
    const pending = lab.step_phase();
    await host.pass(16_000);
    await pending;
    expect([lab.step.value, lab.phase.value, well(lab)]).toEqual([30, 0, ['well', 'ended']]);
    await lab.revive(['b']);
    for (const one of [straight.lab, lab]) await play_to(one, 50);
    expect(lab.link('moment')).toContain('a.lr=0.1,0.02@30&');
    expect(all_of(lab)).toEqual(all_of(straight.lab));
  },
);

describe('a replay of the past', () => {
  it('is said, and ended by Reset, which gets a live worker', async () => {
    const { host, lab } = await open_core(QUERY);
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
    lab.probe('step_trace');
    lab.probe('velocity_by_layer');
    await until(() => lab.runs.b.snapshot.value?.products.velocity_by_layer != null);
    const straight = await open_core(link);
    await until(() => !straight.lab.playing.value);
    expect(all_of(lab)).toEqual(all_of(straight.lab));
    expect(lab.step.value).toBe(90);
  });

  it('of a run that diverged ends where it diverged', async () => {
    const wild = `${QUERY}&a.lr=1000&a.momentum=1.5&watched=2`;
    const { host, lab } = await open_core(wild);
    while (lab.runs.a.trouble.value?.kind !== 'not_finite') {
      lab.play();
      await until(() => !lab.playing.value);
    }
    const before = all_of(lab);
    first_of(host, 'a').hang.add('look');
    lab.set_view('watched', 9);
    await host.pass(16_000);
    expect(well(lab)).toEqual(['ended', 'well']);
    await lab.revive(['a']);
    lab.set_view('watched', 2);
    await until(
      () =>
        lab.runs.b.snapshot.value?.products.step_trace?.parameter_after ===
        before.snapshots.b?.products.step_trace?.parameter_after,
    );
    await until(() => host.crew[2]?.calls.includes('look') === true);
    expect(all_of(lab).snapshots).toEqual(before.snapshots);
    expect(lab.runs.a.trouble.value).toMatchObject({ kind: 'not_finite' });
  });
});

it('paused at whichever moment after it came back, the runs stay at the step shown, and the address says it', async () => {
  for (let turns = 0; turns < 15; turns += 3) {
    const { host, lab } = await open_core(QUERY);
    lab.play();
    await until(() => lab.step.value > 20);
    first_of(host, 'b').hang.add('advance');
    await host.pass(4000);
    const reached = lab.step.value;
    await lab.revive(['b']);
    await until(() => lab.step.value > reached);
    for (let i = 0; i < turns; i++) await message();
    const paused = lab.step.value;
    lab.pause();
    await host.pass(1000);
    expect([lab.step.value, new URLSearchParams(host.written.at(-1)).get('steps')]).toEqual([
      paused,
      String(paused),
    ]);
    const again = await open_core(host.written.at(-1) ?? '');
    await until(() => again.lab.step.value === paused && !again.lab.playing.value);
    expect(all_of(again.lab).past, `${turns} turns`).toEqual(all_of(lab).past);
    again.lab.dispose();
    lab.dispose();
  }
});
