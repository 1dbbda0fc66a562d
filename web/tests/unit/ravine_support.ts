// SPDX-License-Identifier: MIT
/** A ravine over the real core (build/wasm must be built), without a worker between. */
import { signal } from '@preact/signals';
import { loadMomentum } from '../../src/core/momentum';
import type { RunId } from '../../src/state/contract';
import { createRavine } from '../../src/state/ravine/ravine';
import type { RavineSource } from '../../src/state/ravine/runs';
import type { RavineSettings } from '../../src/state/ravine/settings';
import { usual_settings } from '../../src/state/usual';
import type { Connect } from '../../src/workers/protocol';
import type { Surveyor } from '../../src/workers/ravine-protocol';
import { descend, field, rate_map } from '../../src/workers/survey';
import { FakeHost } from './fake_worker';
import { until } from './lab_support';

const core = await loadMomentum(new URL('../../../build/wasm/momentum-core.wasm', import.meta.url));

export const source = (id: RunId): RavineSource => ({ id, colour: id, settings: usual_settings(id) });

export class RavineWorld extends FakeHost {
  asked: string[] = [];
  /** the worker does not do what it is asked */
  broken = false;

  survey: Connect<Surveyor> = () => {
    const answer = async <T>(what: string, make: () => T): Promise<T> => {
      this.asked.push(what);
      await new Promise((done) => setImmediate(done));
      if (this.broken) throw new Error('as if it had died');
      return make();
    };
    const worker: Surveyor = {
      descend: (question) => answer('descend', () => descend(core, question)),
      field: (surface, grid) => answer('field', () => field(core, surface, grid)),
      rate_map: (...question) => answer('rate_map', () => rate_map(core, ...question)),
    };
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
  const settled = () => until(() => ravine.ways.value !== null && !ravine.stale.value);
  await settled();
  return { world, sources, ravine, settled };
}
