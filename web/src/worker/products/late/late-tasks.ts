// SPDX-License-Identifier: MIT
/** Products whose script comes when they are asked for: those of the core alone by name, and what runs have late. */
import type { CoreTasks } from '../../protocol';
import type { CoreTaskOf } from '../product';

const core_tasks = async () => (await import('../core-tasks')).CORE_TASKS;

/** A name of the protocol's map that is not here does not compile. */
export const LATE_TASKS: { readonly [Name in keyof CoreTasks]: () => Promise<CoreTaskOf<Name>> } = {
  reference_trace: async () => (await core_tasks()).reference_trace,
  timing: async () => (await core_tasks()).timing,
  data_points: async () => (await core_tasks()).data_points,
  preview: async () => (await core_tasks()).preview,
  descents: async () => (await core_tasks()).descents,
  field: async () => (await core_tasks()).field,
  rate_map: async () => (await core_tasks()).rate_map,
  reading: async () => (await import('../run-check/tasks')).reading,
  variant_losses: async () => (await import('../run-check/tasks')).variant_losses,
  checkpoint: async () => (await import('../../session/checkpoint')).checkpoint,
  checkpoint_state: async () => (await import('../../session/checkpoint')).checkpoint_state,
};

export const run_products = () => import('./run-products');
