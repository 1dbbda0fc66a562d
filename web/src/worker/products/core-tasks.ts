// SPDX-License-Identifier: MIT
/** The products of the core alone by name. */
import type { PromptTaskName } from '../protocol';
import { drawn_points } from './data-points';
import { descents } from './descents';
import { field } from './field';
import { preview } from './preview';
import type { CoreTaskOf } from './product';
import { rate_map } from './rate-map';
import { reference_trace } from './reference-trace';
import { timing } from './timing';

/** A name of the protocol's map that is not here does not compile. */
export const CORE_TASKS: { readonly [Name in PromptTaskName]: CoreTaskOf<Name> } = {
  reference_trace,
  timing,
  data_points: drawn_points,
  preview,
  descents,
  field,
  rate_map,
};
