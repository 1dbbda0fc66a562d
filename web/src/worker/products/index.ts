// SPDX-License-Identifier: MIT
/** All products by name. A name of the protocol's maps that is not here does not compile. */
import type { CoreTasks, LiveProducts, RunTasks } from '../protocol';
import { both_ways } from './both-ways';
import { descents } from './descents';
import { field } from './field';
import { gradient } from './gradient';
import type { CoreTaskOf, LiveProductOf, RunTaskOf } from './product';
import { rate_map } from './rate-map';
import { reference_trace } from './reference-trace';
import { sample_trace } from './sample-trace';
import { step_trace } from './step-trace';
import { timing } from './timing';
import { velocity_by_layer } from './velocity-by-layer';

export const LIVE_PRODUCTS: { readonly [Name in keyof LiveProducts]: LiveProductOf<Name> } = {
  step_trace,
  sample_trace,
  velocity_by_layer,
};

export const RUN_TASKS: { readonly [Name in keyof RunTasks]: RunTaskOf<Name> } = { gradient, both_ways };

export const CORE_TASKS: { readonly [Name in keyof CoreTasks]: CoreTaskOf<Name> } = {
  reference_trace,
  timing,
  descents,
  field,
  rate_map,
};
