// SPDX-License-Identifier: MIT
/** A chapter's own lab, and how it is brought to its end. Its links say what it is; the address bar stays the page's. */
import { effect } from '@preact/signals';
import type { Speed } from '../../../lab/experiment/types';
import type { LabHost } from '../../../lab/host';
import type { RunId } from '../../../lab/ids';
import { createLab } from '../../../lab/lab';
import type { Lab } from '../../../lab/view';
import type { RavineHost } from '../../ravine/descent/ravine';
import type { DrawnFrom, Trained } from './chapter';

/** The world lessons live in. */
export interface LessonHost {
  lab: LabHost;
  ravine: RavineHost;
}

export function chapter_lab(host: LabHost, { query, steps }: Trained): Lab {
  const lab = createLab({
    ...host,
    url: { query: () => query, write: () => {}, address: (other) => host.url.address(other) },
  });
  lab.set_view('stop_step', steps);
  return lab;
}

/** Resolves when it holds, once what is under way in the lab is done. */
export function until(condition: () => boolean): Promise<void> {
  return new Promise((done) => {
    let over = false;
    let stop: (() => void) | null = null;
    stop = effect(() => {
      if (over || !condition()) return;
      over = true;
      queueMicrotask(() => {
        stop?.();
        done();
      });
    });
  });
}

/** Back to step 0, with the changes that the link plans on the way: what a reset would forget. */
export const from_start = (lab: Lab): Promise<void> => lab.go_to(0);

export const has_failed = (lab: Lab): boolean =>
  lab.shown.value.some((id) => ['ended', 'refused'].includes(lab.runs[id].condition.value.is));

/** Trains to the end; where a run does badly the lab stops to say so, and the lesson goes on. False: a worker ended. */
export async function train(
  lab: Lab,
  steps: number,
  speed: Speed,
  is_current: () => boolean,
): Promise<boolean> {
  await until(() => !lab.loading.value || has_failed(lab));
  lab.set_view('speed', speed);
  while (is_current() && lab.step.peek() < steps) {
    if (has_failed(lab)) return false;
    const before = lab.step.peek();
    lab.play();
    await until(() => !lab.playing.value);
    if (lab.step.peek() === before) return false;
  }
  return is_current();
}

/** The runs seen by now are drawn, the others trained unseen. */
export function show(lab: Lab, drawn_from: Trained['drawn_from'], now: readonly DrawnFrom[]): void {
  for (const [id, when] of Object.entries(drawn_from) as [RunId, DrawnFrom][])
    lab.set_style(id, 'hidden', !now.includes(when));
}
