// SPDX-License-Identifier: MIT
/** The worker of the ravine's room. */
import * as Comlink from 'comlink';
import type { Momentum } from '../core/api';
import { loadMomentum } from '../core/momentum';
import type { ServedSurveyor } from './ravine-protocol';
import { descend, field, rate_map } from './session/survey';

let momentum: Promise<Momentum> | null = null;

const loaded = (core: WebAssembly.Module) => {
  momentum ??= loadMomentum(core);
  return momentum;
};

Comlink.expose({
  hello: async () => {},
  descend: async (core, question) => descend(await loaded(core), question),
  field: async (core, surface, grid) => field(await loaded(core), surface, grid),
  rate_map: async (core, ...question) => rate_map(await loaded(core), ...question),
} satisfies ServedSurveyor);
