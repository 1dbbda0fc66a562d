// SPDX-License-Identifier: MIT
/** Numbers read off the ways. */
import type { RunId } from '../../state/contract';
import type { Ways } from '../../state/ravine/ravine';
import type { RavineRun } from '../../state/ravine/runs';
import type { Refusal } from '../../workers/protocol';
import type { Way } from '../../workers/ravine-protocol';

export interface Walk {
  run: RavineRun;
  way: Way;
}

/** Runs that the core took. */
export function walks(ways: Ways | null): Walk[] {
  return (ways?.runs ?? []).flatMap((run, i) => {
    const way = ways?.ways[i];
    return way && 'ok' in way ? [{ run, way: way.ok }] : [];
  });
}

export function refusals(ways: Ways | null): { run: RavineRun; refused: Refusal }[] {
  return (ways?.runs ?? []).flatMap((run, i) => {
    const way = ways?.ways[i];
    return way && 'refused' in way ? [{ run, refused: way.refused }] : [];
  });
}

export const walk_of = (ways: Ways | null, id: RunId) => walks(ways).find(({ run }) => run.id === id);

/** The last step of a way up to this one. */
export const last_step = ({ path }: Way, step: number) => Math.min(step, path.x.length - 1);

export function loss_at(ways: Ways | null, id: RunId, step: number): number {
  const walk = walk_of(ways, id);
  return walk ? (walk.way.path.loss[last_step(walk.way, step)] as number) : Number.NaN;
}

/** Has left the finite numbers by this step. */
export const is_lost = ({ diverged_at }: Way, step: number) => diverged_at !== null && step >= diverged_at;

/** Its last step moved nothing, though the loss is not 0: what float32 keeps of the point has too few digits. */
export function has_stopped(way: Way, step: number): boolean {
  const at = last_step(way, step);
  const { x, y, loss, gradient_x, gradient_y } = way.path;
  const slope = Math.hypot(gradient_x[at] as number, gradient_y[at] as number);
  return at > 0 && x[at] === x[at - 1] && y[at] === y[at - 1] && (loss[at] as number) > 0 && slope > 0;
}

/** Steps to divide the loss by 10, from the start to this step; null where it has not fallen. */
export function measured_tenth(way: Way, step: number): number | null {
  const at = last_step(way, step);
  const fall = Math.log10((way.path.loss[0] as number) / (way.path.loss[at] as number));
  return at > 0 && fall > 0 && !is_lost(way, step) ? at / fall : null;
}
