// SPDX-License-Identifier: MIT
/** A lab over the real core, whose workers hang or die when a test says so. */
import { expect } from 'vitest';
import type { LabHost } from '../../../src/lab/host';
import type { RunId } from '../../../src/lab/ids';
import { createLab } from '../../../src/lab/lab';
import type { Column } from '../../../src/lab/run/columns';
import { COLUMNS } from '../../../src/lab/run/columns';
import type { Lab } from '../../../src/lab/view';
import { core_worker, message, type Verb } from './core_workers';
import { FakeHost } from './fake_worker';
import { until } from './lab_support';

/** Workers over the real core. `hang` names the calls that are made and never answered. */
export class CoreHost extends FakeHost {
  crew: { hang: Set<Verb>; calls: string[] }[] = [];
  /** of the workers to come */
  hang: Verb[] = [];

  override connect: LabHost['connect'] = (died) => {
    const own = { hang: new Set(this.hang), calls: [] as string[] };
    this.crew.push(own);
    this.died.push(died);
    const worker = core_worker(async (verb, make) => {
      own.calls.push(verb);
      await message();
      const result = make();
      return own.hang.has(verb) ? new Promise(() => {}) : result;
    });
    return { worker, loaded: Promise.resolve(), terminate: () => void this.ended++ };
  };
}

export async function open_core(query: string) {
  const host = new CoreHost(query);
  const lab = createLab(host);
  // As the page, whose panels are all there.
  lab.probe('step_trace');
  lab.probe('velocity_by_layer');
  await until(() => !lab.loading.value);
  return { host, lab };
}

/** The worker of a run as the lab was opened: a's is the first. */
export const first_of = ({ crew }: CoreHost, id: RunId) =>
  crew[id === 'a' ? 0 : 1] as CoreHost['crew'][number];

const past = (lab: Lab, id: RunId) =>
  (Object.keys(COLUMNS) as Column[]).map((name) => [...lab.runs[id].series(name).value]);
const by_run = <T>(lab: Lab, of: (id: RunId) => T) =>
  Object.fromEntries(lab.shown.value.map((id) => [id, of(id)]));
export const all_of = (lab: Lab) => ({
  step: lab.step.value,
  phase: lab.phase.value,
  past: by_run(lab, (id) => past(lab, id)),
  snapshots: by_run(lab, (id) => lab.runs[id].snapshot.value),
  reached: by_run(lab, (id) => lab.runs[id].reached.value),
  settings: by_run(lab, (id) => lab.runs[id].settings.value),
  link: lab.link('moment'),
});

export async function play_to(lab: Lab, step: number): Promise<void> {
  lab.set_view('stop_step', step);
  lab.play();
  await until(() => !lab.playing.value);
  expect(lab.step.value).toBe(step);
}

export const well = (lab: Lab) => lab.shown.value.map((id) => lab.runs[id].condition.value.is);

export const QUERY = 'data=random&speed=max&stop=0&target=1.097';
