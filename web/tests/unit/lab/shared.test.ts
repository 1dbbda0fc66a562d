// SPDX-License-Identifier: MIT
/** Runs that share one worker, over the real core: to the bit as in workers of their own, and each comes back with its past. */
import { describe, expect, it } from 'vitest';
import { createLab } from '../../../src/lab/lab';
import { all_of, CoreHost, play_to, QUERY, well } from './core_host';
import { until } from './lab_support';

async function opened(query: string, share_from: number) {
  const host = Object.assign(new CoreHost(query), { share_from });
  const lab = createLab(host);
  lab.probe('step_trace');
  lab.probe('velocity_by_layer');
  await until(() => !lab.loading.value);
  return { host, lab };
}

const SIX = `${QUERY}&runs=abcdef&steps=0`;
const EVER = Number.POSITIVE_INFINITY;

it('small data: a worker a run; large data: one for all, and the same numbers', async () => {
  const own = await opened(SIX, EVER);
  const shared = await opened(SIX, 0);
  expect([own.host.crew.length, shared.host.crew.length]).toEqual([6, 1]);
  for (const { lab } of [own, shared]) await play_to(lab, 60);
  expect(all_of(shared.lab)).toEqual(all_of(own.lab));
});

describe('a shared worker', () => {
  it('that hangs ends for all its runs, and each comes back with its past', async () => {
    const { host, lab } = await opened(SIX, 0);
    await play_to(lab, 60);
    const before = all_of(lab);
    host.crew[0]?.hang.add('advance');
    void lab.step_once();
    await host.pass(20_000);
    expect(well(lab)).toEqual(Array(6).fill('ended'));
    expect(host.ended).toBe(1);
    await lab.revive(lab.shown.value);
    await until(() => well(lab).every((one) => one === 'well'));
    expect(host.crew).toHaveLength(2);
    expect(all_of(lab)).toEqual(before);
  });

  it('says of the run alone that is asked that it is late: those behind it wait for no fault of theirs', async () => {
    const { host, lab } = await opened(SIX, 0);
    host.crew[0]?.hang.add('advance');
    void lab.step_once();
    await host.pass(5000);
    expect(well(lab)).toEqual(['late', 'well', 'well', 'well', 'well', 'well']);
  });

  it('stays when one of its runs leaves, who is forgotten there', async () => {
    const { host, lab } = await opened(SIX, 0);
    await play_to(lab, 10);
    lab.remove_run('c');
    await until(() => lab.shown.value.length === 5);
    await play_to(lab, 30);
    expect([host.ended, lab.shown.value.length, host.crew.length]).toEqual([0, 5, 1]);
    expect(host.crew[0]?.calls).toContain('close');
    lab.dispose();
    expect(host.ended).toBe(1);
  });
});
