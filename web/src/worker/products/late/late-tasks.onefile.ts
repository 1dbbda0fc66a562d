// SPDX-License-Identifier: MIT
/** In momentum-lab.html a worker's script is one: what comes late elsewhere is in it. */
import type { CoreTasks, LateTaskName } from '../../protocol';
import { checkpoint, checkpoint_state } from '../../session/checkpoint';
import type { CoreTaskOf } from '../product';
import { reading, variant_losses } from '../run-check/tasks';

export const LATE_TASKS: { readonly [Name in LateTaskName]: () => Promise<CoreTaskOf<Name>> } = {
  reading: async () => reading,
  variant_losses: async () => variant_losses,
  checkpoint: async () => checkpoint,
  checkpoint_state: async () => checkpoint_state,
};

export const is_late = (name: keyof CoreTasks): name is LateTaskName => name in LATE_TASKS;
