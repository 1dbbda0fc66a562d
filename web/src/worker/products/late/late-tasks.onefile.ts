// SPDX-License-Identifier: MIT
/** In momentum-lab.html a worker's script is one: what comes late elsewhere is in it. */
import type { CoreTasks } from '../../protocol';
import { checkpoint, checkpoint_state } from '../../session/checkpoint';
import { CORE_TASKS } from '../core-tasks';
import type { CoreTaskOf } from '../product';
import { reading, variant_losses } from '../run-check/tasks';
import * as products from './run-products';

const tasks = { ...CORE_TASKS, reading, variant_losses, checkpoint, checkpoint_state };

export const LATE_TASKS = Object.fromEntries(
  Object.entries(tasks).map(([name, task]) => [name, async () => task]),
) as unknown as { readonly [Name in keyof CoreTasks]: () => Promise<CoreTaskOf<Name>> };

export const run_products = async () => products;
