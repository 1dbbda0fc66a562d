// SPDX-License-Identifier: MIT
/** Numbers read off the trajectories. */
import type { RunId } from '../../lab/ids';
import type { DescentTrace, Refused } from '../../worker/protocol';
import type { RunDescents } from './descent/ravine';
import { type RavineRun, share_of } from './descent/runs';

export interface RunTrajectory {
  run: RavineRun;
  trajectory: DescentTrace;
}

/** Runs that the core took. */
export function run_trajectories(descents: RunDescents | null): RunTrajectory[] {
  return (descents?.runs ?? []).flatMap((run, i) => {
    const trajectory = descents?.traces[i];
    return trajectory && 'ok' in trajectory ? [{ run, trajectory: trajectory.ok }] : [];
  });
}

export function refusals(descents: RunDescents | null): { run: RavineRun; refused: Refused }[] {
  return (descents?.runs ?? []).flatMap((run, i) => {
    const trajectory = descents?.traces[i];
    return trajectory && 'refused' in trajectory ? [{ run, refused: trajectory.refused }] : [];
  });
}

export const run_trajectory_of = (descents: RunDescents | null, id: RunId) =>
  run_trajectories(descents).find(({ run }) => run.id === id);

/** The last step of a trajectory up to this one. */
export const last_step = ({ path }: DescentTrace, step: number) => Math.min(step, path.x.length - 1);

export function loss_at(descents: RunDescents | null, id: RunId, step: number): number {
  const found = run_trajectory_of(descents, id);
  return found ? (found.trajectory.path.loss[last_step(found.trajectory, step)] as number) : Number.NaN;
}

/** Has left the finite numbers by this step. */
export const is_lost = ({ diverged_at }: DescentTrace, step: number) =>
  diverged_at !== null && step >= diverged_at;

/** Steps to divide the loss by 10, from the start to this step; null where it has not fallen. */
export function measured_tenth(trajectory: DescentTrace, step: number): number | null {
  const at = last_step(trajectory, step);
  const fall = Math.log10((trajectory.path.loss[0] as number) / (trajectory.path.loss[at] as number));
  return at > 0 && fall > 0 && !is_lost(trajectory, step) ? at / fall : null;
}

/** The run's own lr from which a quadratic of this curvature throws it out; null where no theory says one. */
export function lr_limit({ run, trajectory }: RunTrajectory, curvature: number): number | null {
  return trajectory.bound !== null && curvature > 0 ? trajectory.bound / (curvature * share_of(run)) : null;
}

/** Share of an lr that float32 cannot tell. */
const SAME = 1e-6;
export const is_at_limit = (lr: number, limit: number) => Math.abs(lr / limit - 1) < SAME;

/** A motion comes back to itself within so many steps, and so many neighbours of a float32 number, or it goes on. */
const CYCLE = 64;
const NEIGHBOURS = 4;
const SPACING = 2 ** -23;

/** From this step on no step leads away from a float32 number, though there is a slope; null where steps do. */
export function rests_from({ path }: DescentTrace): number | null {
  const end = path.x.length - 1;
  const ended = (key: keyof typeof path, i: number) => path[key][i] === path[key][end];
  const as_at_end = (i: number) =>
    (['x', 'y', 'velocity_x', 'velocity_y'] as const).every((key) => ended(key, i));
  const beside = (i: number) =>
    (['x', 'y'] as const).every((key) => {
      const last = path[key][end] as number;
      return Math.abs((path[key][i] as number) - last) <= NEIGHBOURS * SPACING * Math.abs(last);
    });
  if (path.gradient_x[end] === 0 && path.gradient_y[end] === 0) return null;
  let back = end - 1;
  while (back >= 0 && back >= end - CYCLE && beside(back) && !as_at_end(back)) back--;
  if (back < 0 || back < end - CYCLE || !beside(back)) return null;
  while (back > 0 && beside(back - 1)) back--;
  return back;
}
