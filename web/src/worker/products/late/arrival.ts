// SPDX-License-Identifier: MIT
/** Products of runs whose script comes late: which questions want it, and what stands in for them until it is there. */
import type { LiveRequests, PastRequest, RunTasks, RunWorker } from '../../protocol';
import {
  type ComputedLate,
  type LiveProductOf,
  memory_in,
  nothing_to_move,
  type RunTaskOf,
} from '../product';

type LateLive = 'regions' | 'network' | 'mistakes' | 'sample_trace';
type RunProducts = { readonly [Name in LateLive]: ComputedLate<Name> } & {
  readonly data_plane: RunTaskOf<'data_plane'>;
};

let arrived: RunProducts | null = null;

/** It has come. */
export const products_arrived = (products: RunProducts): void => {
  arrived = products;
};

const live = <Name extends LateLive>(
  name: Name,
  clock: Pick<LiveProductOf<Name>, 'most_per_second' | 'observes_step'>,
): LiveProductOf<Name> => ({
  cadence: 'frame',
  ...clock,
  compute: (run, request) => (arrived ? (arrived[name] as ComputedLate<Name>)(run, request) : null),
  transfer: memory_in,
});

export const LATE_LIVE: { readonly [Name in LateLive]: LiveProductOf<Name> } = {
  sample_trace: live('sample_trace', { observes_step: true }),
  regions: live('regions', { most_per_second: 4 }),
  network: live('network', { most_per_second: 4 }),
  mistakes: live('mistakes', { most_per_second: 4 }),
};

export const data_plane: RunTaskOf<'data_plane'> = {
  cadence: 'once',
  compute(run, request) {
    if (!arrived) throw new Error('the script of data_plane has not come');
    return arrived.data_plane.compute(run, request);
  },
  transfer: nothing_to_move,
};

/** What a verb asks for, by name. */
function products_of(verb: keyof RunWorker, args: readonly unknown[]): LiveRequests | undefined {
  if (verb === 'create') return args[1] as LiveRequests;
  if (verb === 'look') return args[0] as LiveRequests;
  return verb === 'past' ? (args[0] as PastRequest).products : undefined;
}

/** Whether a run is asked for what is not there yet. */
export function waits_for_products(verb: keyof RunWorker, args: readonly unknown[]): boolean {
  if (arrived) return false;
  if (verb === 'task') return args[0] === ('data_plane' satisfies keyof RunTasks);
  return Object.keys(products_of(verb, args) ?? {}).some((name) => name in LATE_LIVE);
}
