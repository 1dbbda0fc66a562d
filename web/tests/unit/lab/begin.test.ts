// SPDX-License-Identifier: MIT
/** When runs begin: when what comes first is made, and a room shows them. */
import { expect, it } from 'vitest';
import { createLab } from '../../../src/lab/lab';
import type { LabRoom } from '../../../src/lab/room';
import { FakeHost } from './fake_worker';
import { GENTLE, until } from './lab_support';

const begun = ({ runs }: ReturnType<typeof createLab>) => runs.a.snapshot.value !== null;
const a_while = () => new Promise((done) => setTimeout(done, 20));

/** A lab whose page is not made before it is said so. */
function lab_in_the_making() {
  let finish = () => {};
  const ready = new Promise<void>((done) => {
    finish = done;
  });
  const host = Object.assign(new FakeHost(GENTLE), { ready });
  return { host, lab: createLab(host), finish };
}

it('once the page is made', async () => {
  const { host, lab, finish } = lab_in_the_making();
  await a_while();
  expect(host.workers).toHaveLength(0);
  expect(lab.loading.value).toBe(true);
  finish();
  await until(() => begun(lab));
});

it('what is chosen before that is what runs, also after', async () => {
  const { host, lab, finish } = lab_in_the_making();
  await a_while();
  void lab.load_preset('listing');
  await until(() => begun(lab));
  finish();
  await a_while();
  expect(host.workers.map(({ calls }) => calls.filter((call) => call === 'create'))).toEqual([['create']]);
  await lab.step_once();
  expect(lab.step.value).toBe(1);
  expect(lab.shown.value).toEqual(['a']);
});

/** The page's, by what they show of the runs. */
const ROOMS: LabRoom[] = [
  { id: 'train', experiment: 'runs' },
  { id: 'inside', experiment: 'runs', of_a_step: true },
  { id: 'ravine', experiment: 'rests' },
  { id: 'learn', experiment: 'none' },
];

it.each(['ravine', 'learn'] as const)('not in the room %s, which does not show them', async (room) => {
  const host = new FakeHost(`${GENTLE}&room=${room}`);
  const lab = createLab(host, ROOMS);
  await a_while();
  expect(host.workers).toHaveLength(0);
  // What is set meanwhile is what they begin with, and the room is left and entered again without a new beginning.
  lab.set_run('a', 'lr', 0.002);
  lab.set_view('room', 'train');
  await until(() => begun(lab));
  expect(lab.runs.a.first_change.value).toBe(Number.POSITIVE_INFINITY);
  expect(new URL(lab.link('moment')).search).toContain('a.lr=0.002&');
  await lab.step_once();
  lab.set_view('room', room);
  lab.set_view('room', 'inside');
  await a_while();
  expect(lab.step.value).toBe(1);
});

it('at once for a link to a moment, which goes on saying it', async () => {
  const lab = createLab(new FakeHost(`${GENTLE}&room=ravine&steps=5`), ROOMS);
  await until(() => lab.step.value === 5);
  expect(lab.link('moment')).toContain('steps=5');
});
