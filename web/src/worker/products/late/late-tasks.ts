// SPDX-License-Identifier: MIT
/** Products of the core alone whose script comes when they are asked for, by name. */
import type { CoreTasks, LateTaskName } from '../../protocol';
import type { CoreTaskOf } from '../product';

/** A name of the protocol's that is not here does not compile. */
export const LATE_TASKS: { readonly [Name in LateTaskName]: () => Promise<CoreTaskOf<Name>> } = {
  reading: async () => (await import('../run-check/tasks')).reading,
  variant_losses: async () => (await import('../run-check/tasks')).variant_losses,
  checkpoint: async () => (await import('../../session/checkpoint')).checkpoint,
  checkpoint_state: async () => (await import('../../session/checkpoint')).checkpoint_state,
};

export const is_late = (name: keyof CoreTasks): name is LateTaskName => name in LATE_TASKS;
