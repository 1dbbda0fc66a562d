// SPDX-License-Identifier: MIT
/** A ravine over the real core, without a worker between. */
import { signal } from '@preact/signals';
import { default_settings } from '../../../../src/lab/experiment/defaults';
import type { RunId } from '../../../../src/lab/ids';
import { createRavine } from '../../../../src/rooms/ravine/descent/ravine';
import type { RavineSource } from '../../../../src/rooms/ravine/descent/runs';
import type { RavineSettings } from '../../../../src/rooms/ravine/descent/settings';
import type { Connect, CoreWorker } from '../../../../src/worker/protocol';
import { core_worker, message } from '../../lab/core_workers';
import { FakeHost } from '../../lab/fake_worker';
import { until } from '../../lab/lab_support';

export const source = (id: RunId): RavineSource => ({ id, colour: id, settings: default_settings(id) });

export class RavineWorld extends FakeHost {
  requests: string[] = [];
  /** the worker does not do what it is asked */
  broken = false;

  survey: Connect<CoreWorker> = () => {
    const worker = core_worker(async (what, make) => {
      this.requests.push(what);
      await message();
      if (this.broken) throw new Error('as if it had died');
      return make();
    });
    return { worker, loaded: Promise.resolve(), terminate: () => {} };
  };
}

export async function open_ravine(
  settings: Partial<RavineSettings> = {},
  ids: readonly RunId[] = ['a', 'b'],
) {
  const world = new RavineWorld();
  const sources = signal(ids.map(source));
  const ravine = createRavine({ connect: world.survey, clock: world.clock }, settings, sources);
  const settled = () => until(() => ravine.descents.value !== null && !ravine.stale.value);
  await settled();
  return { world, sources, ravine, settled };
}
