// SPDX-License-Identifier: MIT
/** Parameters set by hand: what the run is from there on, its link, and the ways back, to the bit. */
import { expect, it } from 'vitest';
import { DEFAULT_BUILD, trainer_options } from '../../../src/lab/experiment/network';
import { decode } from '../../../src/lab/link/url';
import { read_record, write_record } from '../../../src/lab/run/record-file';
import type { Lab } from '../../../src/lab/view';
import { all_of, open_core } from './core_host';
import { core } from './core_workers';
import { until } from './lab_support';

const QUERY = 'data=moons&net=4tanh&runs=ab';

/** Opened on a link, and there. */
async function opened(query: string): Promise<Lab> {
  const { lab } = await open_core(query);
  await until(() => lab.replaying.value === null && !lab.playing.value);
  return lab;
}

async function edited(lab: Lab, parameter: number, value: number): Promise<void> {
  expect(lab.set_parameter('b', parameter, value)).toBeNull();
  // The worker's answer comes within so many turns.
  for (let i = 0; i < 40; i++) await new Promise((done) => setTimeout(done, 0));
}

const losses = (lab: Lab, id: 'a' | 'b' = 'b') => [...lab.runs[id].series('loss').value];

/** The core alone: ten steps, a parameter set, and twenty more. */
function by_the_core(lab: Lab, parameter: number, value: number) {
  const settings = lab.runs.b.settings.value;
  const trainer = new core.Trainer(trainer_options(lab.experiment.value, DEFAULT_BUILD, settings));
  const first = [...trainer.run(10), trainer.evaluate().loss];
  const parameters = trainer.parameters();
  parameters[parameter] = value;
  trainer.set_parameters(parameters);
  const [set, ...later] = [...trainer.run(20), trainer.evaluate().loss];
  trainer.delete();
  return { curve: [...first, ...later], set };
}

it('what is set holds from its step on, as in the core; the loss shown is of what is set', async () => {
  const lab = await opened(`${QUERY}&steps=10`);
  const alone = losses(lab, 'a');
  await edited(lab, 3, 0.75);
  const { curve, set } = by_the_core(lab, 3, 0.75);
  expect(lab.runs.b.loss.value).toBe(set);
  await lab.go_to(30);
  expect(losses(lab)).toEqual(curve);
  expect(losses(lab, 'a').slice(0, 11)).toEqual(alone);
  expect([lab.runs.a.edited.value, lab.runs.b.edited.value]).toEqual([false, true]);
  lab.dispose();
});

it('its link carries it and opens on the same bits, also before the first step and in the middle of one', async () => {
  for (const [query, phases] of [
    ['&steps=10', 0],
    ['&steps=0', 0],
    ['&steps=10', 2],
    ['&steps=10', 4],
  ] as const) {
    const lab = await opened(QUERY + query);
    for (let i = 0; i < phases; i++) await lab.step_phase();
    await edited(lab, 3, 0.75);
    await edited(lab, 11, -1.5);
    const link = lab.link('moment');
    // From its update on an open step leaves it to the next.
    const at = lab.step.value + (phases > 2 ? 1 : 0);
    const step = at === 0 ? '' : `@${at}`;
    expect(new URL(link).searchParams.get('b.edit')).toBe(`3:0.75${step},11:-1.5${step}`);
    const again = await opened(new URL(link).search);
    await until(() => again.phase.value === lab.phase.value);
    await again.go_to(25);
    await lab.go_to(25);
    expect(all_of(again)).toEqual(all_of(lab));
    lab.dispose();
    again.dispose();
  }
});

it('a way back goes by it, reset and taking it back leave the run as it was drawn', async () => {
  const lab = await opened(`${QUERY}&steps=30`);
  const untouched = all_of(lab);
  await lab.go_to(10);
  await edited(lab, 3, 0.75);
  await lab.go_to(30);
  const touched = all_of(lab);
  expect(touched.past.b).not.toEqual(untouched.past.b);
  await lab.go_to(5);
  expect(lab.runs.b.edited.value).toBe(false);
  await lab.go_to(30);
  expect(all_of(lab)).toEqual(touched);
  await lab.take_edits_back('b');
  expect(all_of(lab)).toEqual(untouched);
  await lab.go_to(10);
  await edited(lab, 3, 0.75);
  await lab.reset();
  await lab.go_to(30);
  expect(all_of(lab)).toEqual(untouched);
  lab.dispose();
});

it('set again it is as set last; a duplicate and a written record have it, too', async () => {
  const lab = await opened(`${QUERY}&steps=10`);
  await edited(lab, 3, 0.75);
  await edited(lab, 3, 0.5);
  await lab.go_to(20);
  expect(lab.runs.b.edits.value).toEqual([{ step: 10, parameter: 3, value: 0.5 }]);
  const copy = lab.duplicate_run('b') as 'c';
  await until(() => lab.runs[copy].snapshot.value?.steps === 20);
  expect([...lab.runs[copy].series('loss').value]).toEqual(losses(lab));
  expect(read_record(write_record(lab.runs.b.record)).plan).toEqual(lab.runs.b.record.plan);
  lab.dispose();
});

it('a number that is none, or too large, is refused and changes nothing', async () => {
  const lab = await opened(`${QUERY}&steps=3`);
  const before = all_of(lab);
  expect(lab.set_parameter('b', 3, Number.NaN)).toMatchObject({ key: 'b.edit' });
  expect(lab.set_parameter('b', 3, 2e6)?.reason).toMatchObject({ id: 'problem.range', max: '1000000' });
  expect(all_of(lab)).toEqual(before);
  lab.dispose();
});

it('a link’s edits that the network does not have, or that are out of order, are said', () => {
  const reasons = (edit: string) =>
    decode(`${QUERY}&b.edit=${edit}`).problems.map(({ key, reason }) => [key, reason.id]);
  expect(reasons('21:1,2:0.5@10,3:1@10')).toEqual([]);
  for (const wrong of ['22:1', '-1:1', '3:x', '3:1@', '3', '3:1@9,4:1@8', '3:1@9,3:2@9'])
    expect(reasons(wrong)).toEqual([['b.edit', expect.stringMatching(/^problem\./)]]);
});
