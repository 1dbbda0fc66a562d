// SPDX-License-Identifier: MIT
/** A surface's heights on a grid. */
import { to_result } from '../session/to-result';
import { type CoreTaskOf, memory_in } from './product';
import { with_descent } from './surface';

export const field: CoreTaskOf<'field'> = {
  cadence: 'once',
  compute: (momentum, { surface, grid }) =>
    to_result(() => with_descent(new momentum.Descent({ surface }), (descent) => descent.field(grid))),
  transfer: memory_in,
};
