// SPDX-License-Identifier: MIT
/** A run made anew while the others play: whatever is asked meanwhile, and at whichever moment, no past is mixed. */
import { expect, it, vi } from 'vitest';
import type { LabHost } from '../../../src/lab/host';
import { createLab } from '../../../src/lab/lab';
import type { Lab } from '../../../src/lab/view';
import { all_of, CoreHost, open_core } from './core_host';
import { core_worker, message } from './core_workers';
import { until } from './lab_support';

/** The first run's worker is the slower one: the other's answers lie there for a while before anybody reads them. */
class UnequalHost extends CoreHost {
  override connect: LabHost['connect'] = (died) => {
    const turns = this.died.length === 0 ? 4 : 1;
    this.died.push(died);
    const worker = core_worker(async (_, make) => {
      for (let i = 0; i < turns; i++) await message();
      return make();
    });
    return { worker, loaded: Promise.resolve(), terminate: () => void this.ended++ };
  };
}

/** So many turns of the event loop, then so many awaits within the next. */
async function wait(turns: number, awaits: number): Promise<void> {
  for (let i = 0; i < turns; i++) await message();
  for (let i = 0; i < awaits; i++) await undefined;
}

const QUERY = 'data=random&samples=12&features=3&hidden=none&b.momentum=0.9&target=0&stop=0';
const at_rest = (lab: Lab) => until(() => !lab.playing.value && !lab.loading.value);

async function playing(speed: string): Promise<Lab> {
  const lab = createLab(new UnequalHost(`${QUERY}&speed=${speed}`));
  await until(() => !lab.loading.value);
  lab.play();
  await until(() => lab.step.value > 6);
  return lab;
}

/** A link of what the lab came to, opened anew, comes to the same. */
async function holds(lab: Lab, where: string): Promise<void> {
  await at_rest(lab);
  await lab.step_once();
  const again = await open_core(new URL(lab.link('moment')).search);
  await vi.waitFor(() => expect(all_of(again.lab).past, where).toEqual(all_of(lab).past), {
    timeout: 10_000,
  });
  expect(all_of(again.lab).reached, where).toEqual(all_of(lab).reached);
}

const MEANWHILE: [string, (lab: Lab) => unknown][] = [
  ['nothing', () => {}],
  ['a reset', (lab) => lab.reset()],
  ['another seed', (lab) => lab.set_experiment('seed', 23)],
  ['a preset', (lab) => lab.load_preset('listing')],
  ['a phase', (lab) => lab.step_phase()],
  ['a phase back', (lab) => lab.back_phase()],
  ['the run anew once more', (lab) => lab.set_build_option('b', 'zero_grad', true)],
  ['a way back', (lab) => lab.go_to(3)],
  ['the run removed', (lab) => lab.remove_run('b')],
];

it.each(MEANWHILE.flatMap(([name, act]) => ['1', 'max'].map((speed) => [name, speed, act] as const)))(
  'zero_grad() switched while they play, and then %s, at speed %s',
  async (name, speed, act) => {
    for (let turns = 0; turns < 5; turns++)
      for (const [first, second] of [
        [0, 0],
        [2, 5],
        [5, 1],
      ] as const) {
        const lab = await playing(speed);
        await wait(turns, first);
        lab.set_build_option('b', 'zero_grad', false);
        await wait(turns % 3, second);
        const acted = act(lab);
        await wait(turns, 0);
        lab.pause();
        await acted;
        await holds(lab, `${name}, ${speed}, ${turns} turns, ${first} and ${second} awaits`);
      }
  },
  60_000,
);
