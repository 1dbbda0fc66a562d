// SPDX-License-Identifier: MIT
/** The products of the core alone by name. */
import type { CoreTasks } from '../protocol';
import { descents } from './descents';
import { field } from './field';
import type { CoreTaskOf } from './product';
import { rate_map } from './rate-map';
import { reference_trace } from './reference-trace';
import { timing } from './timing';

/** A name of the protocol's map that is not here does not compile. */
export const CORE_TASKS: { readonly [Name in keyof CoreTasks]: CoreTaskOf<Name> } = {
  reference_trace,
  timing,
  descents,
  field,
  rate_map,
};
