// SPDX-License-Identifier: MIT
/** The products of the core alone that one script has, by name. */
import { drawn_points } from './data-points';
import { descents } from './descents';
import { field } from './field';
import { preview } from './preview';
import { rate_map } from './rate-map';
import { reference_trace } from './reference-trace';
import { timing } from './timing';

export const CORE_TASKS = {
  reference_trace,
  timing,
  data_points: drawn_points,
  preview,
  descents,
  field,
  rate_map,
};
