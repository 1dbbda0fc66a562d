// SPDX-License-Identifier: MIT
/** A chapter's own ravine: the usual one, with one run as it usually is. */
import { signal } from '@preact/signals';
import { default_settings } from '../../../lab/experiment/defaults';
import type { RunId } from '../../../lab/ids';
import type { FieldView } from '../../ravine/descent/field';
import { createRavine, type Ravine, type RavineHost, type RunDescents } from '../../ravine/descent/ravine';
import { until } from './training';

export function chapter_ravine(host: RavineHost, id: RunId): Ravine {
  const sources = signal([{ id, colour: id, settings: default_settings(id) }]);
  return createRavine(host, { step: 0, speed: 20, velocity: false }, sources);
}

/** Its trajectories, once they are there; null where its worker failed. */
export async function descents_of(ravine: Ravine): Promise<RunDescents | null> {
  await until(() => ravine.descents.value !== null || ravine.failure.value !== null);
  return ravine.descents.peek();
}

/** From the start to its last step; `still`: without what is between. */
export async function descend(ravine: Ravine, still: boolean): Promise<void> {
  ravine.show(still ? ravine.steps.peek() : 0);
  if (still) return;
  ravine.play();
  await until(() => !ravine.playing.value);
}

/** What paper shows of it. */
export interface Picture {
  descents: RunDescents;
  field: FieldView;
}

/** `shape`: width / height. */
export async function pictured(host: RavineHost, id: RunId, shape: number): Promise<Picture> {
  const ravine = chapter_ravine(host, id);
  try {
    ravine.want_field(shape);
    const descents = await descents_of(ravine);
    await until(() => ravine.field.value !== null || ravine.failure.value !== null);
    const field = ravine.field.peek();
    if (!descents || !field) throw ravine.failure.peek();
    return { descents, field };
  } finally {
    ravine.dispose();
  }
}
