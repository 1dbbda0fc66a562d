// SPDX-License-Identifier: MIT
/** Links whose plan changes a run just where it gets into trouble: what is said of it, and where play rests. */
import { expect, it } from 'vitest';
import type { RunId } from '../../../src/lab/ids';
import type { Lab } from '../../../src/lab/view';
import { all_of, open_core } from './core_host';
import { until } from './lab_support';

// With lr = 10 the article's network is worse than guessing from step 1 on: 20 steps of that are a trouble (rules.ts).
const WORSE = 'data=random&seed=22&runs=a&stop=60';
// With γ = 2 the velocity doubles each step: after step 64 the loss is too large for a float.
const LOST = 'data=random&seed=22&runs=a&a.lr=1e3,0@64&a.momentum=2,0@64';
// After step 2 the weights are of the order of 10³⁴: so is the loss, and the third step would be 10⁵¹.
const BRINK = 'data=random&seed=22&runs=a&a.params=out.weight&a.momentum=0.9';

/** Opened, played where it plays, and at rest. */
async function rested(query: string): Promise<Lab> {
  const { lab } = await open_core(query);
  if (lab.opens_playing) lab.play();
  await until(() => !lab.playing.value);
  return lab;
}
const condition = (lab: Lab, id: RunId = 'a') => {
  const { trouble } = lab.runs[id];
  return trouble.value && `${trouble.value.kind} ${trouble.value.step}`;
};

it.each(['1', '10', 'max'])(
  'at speed %s a change at the very step of a trouble answers it, and play goes on',
  async (speed) => {
    const lab = await rested(`${WORSE}&a.lr=10,0.1@20&speed=${speed}`);
    expect([lab.step.value, lab.stopped_by.value, condition(lab)]).toEqual([60, 'stop_step', null]);
    lab.dispose();
  },
);

it.each(['1', '10', 'max'])('at speed %s a change planned for later does not silence it', async (speed) => {
  const lab = await rested(`${WORSE}&a.lr=10,0.1@21&speed=${speed}`);
  expect([lab.step.value, lab.stopped_by.value, condition(lab)]).toEqual([
    20,
    'trouble',
    'worse_than_start 20',
  ]);
  lab.dispose();
});

it('a replay goes past both to its end', async () => {
  for (const change of [20, 21]) {
    const lab = await rested(`${WORSE}&a.lr=10,0.1@${change}&steps=40`);
    expect([lab.step.value, condition(lab)]).toEqual([40, null]);
    lab.dispose();
  }
});

it('the change of another run answers nothing', async () => {
  const lab = await rested('data=random&seed=22&a.lr=10&b.lr=0.1,0.2@20&speed=10&stop=60');
  expect([lab.step.value, lab.stopped_by.value, condition(lab)]).toEqual([
    20,
    'trouble',
    'worse_than_start 20',
  ]);
  expect(lab.runs.b.settings.value.lr).toBe(0.2);
  lab.dispose();
});

it('nor does a change answer a loss that was to stop the play', async () => {
  const first = await rested('data=learnable&seed=22&steps=80');
  const losses = [...first.runs.b.series('loss').value];
  first.dispose();
  // The first step that is better than all before it, from 20 on.
  const first_below = losses.findIndex(
    (loss, step) => step >= 20 && losses.slice(0, step).every((one) => one > loss),
  );
  const plan = `b.lr=0.1,0.2@${first_below}&stop_loss=${losses[first_below]}`;
  const lab = await rested(`data=learnable&seed=22&speed=10&stop=90&${plan}`);
  expect([lab.step.value, lab.stopped_by.value]).toEqual([first_below, 'stop_loss']);
  expect(lab.runs.b.settings.value.lr).toBe(0.2);
  lab.dispose();
});

it.each([
  ['played', ''],
  ['replayed', '&steps=69'],
])('a loss that is no number is said also where a change is planned at its step, %s', async (_, end) => {
  const lab = await rested(`${LOST}${end}&speed=max`);
  // The first trouble of the run, at step 20, stops who plays: on it goes.
  if (lab.step.value === 20) lab.play();
  await until(() => !lab.playing.value);
  expect([lab.step.value, lab.stopped_by.value, condition(lab)]).toEqual([64, 'trouble', 'not_finite 64']);
  // What it was made with is to blame, not what was to come.
  expect(lab.runs.a.trouble.value?.settings).toMatchObject({ lr: 1000, momentum: 2 });
  lab.dispose();
});

it('a plan with which no step can be made stops the play at its step, and says so', async () => {
  const lab = await rested('data=random&seed=22&a.lr=1000&a.weight_decay=0,3e38@10&speed=10');
  expect([lab.step.value, lab.stopped_by.value, condition(lab)]).toEqual([10, 'trouble', 'not_finite 10']);
  lab.dispose();
});

it('what a hand saved from a step that could not be made is saved in its link and for a run that joins', async () => {
  const lab = await rested(`${BRINK}&a.weight_decay=1e18&steps=1`);
  // After the update a change is of the next step: the step after this one is made with it.
  for (let i = 0; i < 3; i++) await lab.step_phase();
  lab.set_run('a', 'weight_decay', 0);
  for (let i = 0; i < 2; i++) await lab.step_phase();
  await lab.step_once();
  expect([lab.step.value, condition(lab)]).toEqual([3, null]);
  const { past, link } = all_of(lab);
  expect(link).toMatch(/a\.weight_decay=10+,0@2/);
  const again = await rested(new URL(link).search);
  expect([again.step.value, all_of(again).past]).toEqual([3, past]);
  again.dispose();

  lab.duplicate_run('a');
  await until(() => lab.runs.b.series('loss').step.at(-1) === 3);
  expect([...lab.runs.b.series('loss').value]).toEqual([...lab.runs.a.series('loss').value]);
  lab.dispose();
});
