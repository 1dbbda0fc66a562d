// SPDX-License-Identifier: MIT
/** The plane of a run's data: two columns or the first two principal components, and where the points lie on it. */
import type { Trainer } from '../../../core/api';
import type { DataPlane, PlaneColumns, PlaneRequest } from '../../protocol';
import { hash_of } from '../../session/start';
import { nothing_to_move, type RunTaskOf } from '../product';
import { mean_of, principal } from './principal';

/** Kept free around the points, of what they take. */
const MARGIN = 0.08;

type Directions = Pick<DataPlane, 'kind' | 'columns' | 'origin' | 'across' | 'up' | 'variance'>;

function variances_of(x: Float32Array, mean: Float64Array): Float64Array {
  const squares = x.map((value, i) => (value - (mean[i % mean.length] as number)) ** 2);
  return mean_of(squares, mean.length);
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, one) => all + one, 0);

function of_columns(
  x: Float32Array,
  features: number,
  [first, second]: readonly [number, number],
): Directions {
  const mean = mean_of(x, features);
  const unit = (column: number) => mean.map((_, i) => (i === column ? 1 : 0));
  const variances = variances_of(x, mean);
  const own = sum(variances.filter((_, i) => i === first || i === second));
  return {
    kind: features === 1 ? 'number' : 'columns',
    columns: [first, second],
    origin: mean.map((value, i) => (i === first || i === second ? 0 : value)),
    across: unit(first),
    up: features === 1 ? Float64Array.of(0) : unit(second),
    variance: own / (sum(variances) || 1),
  };
}

function of_components(x: Float32Array, features: number): Directions {
  const { mean, directions, variances } = principal(x, features, 2);
  const [across, up] = directions as [Float64Array, Float64Array];
  const variance = sum(variances.slice(0, 2)) / (sum(variances) || 1);
  return { kind: 'principal', columns: null, origin: mean, across, up, variance };
}

/** A link may name columns that other data have. */
function directions_of(x: Float32Array, features: number, wanted: PlaneColumns): Directions {
  if (features === 1) return of_columns(x, 1, [0, 0]);
  if (wanted && wanted[0] !== wanted[1] && Math.max(...wanted) < features)
    return of_columns(x, features, wanted);
  return features === 2 ? of_columns(x, 2, [0, 1]) : of_components(x, features);
}

/** How far each row lies along a direction. */
function along(x: Float32Array, { origin }: Directions, direction: Float64Array): Float32Array {
  const features = origin.length;
  return Float32Array.from({ length: x.length / features }, (_, row) =>
    direction.reduce(
      (all, part, i) => all + part * ((x[row * features + i] as number) - (origin[i] as number)),
      0,
    ),
  );
}

function range_of(values: Float32Array): readonly [number, number] {
  const [min, max] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const margin = MARGIN * (max - min) || 1;
  return [min - margin, max + margin];
}

function joined<T extends Float32Array | Int32Array>(one: T, other: T | null): T {
  const all = new (one.constructor as new (length: number) => T)(one.length + (other?.length ?? 0));
  all.set(one);
  if (other) all.set(other, one.length);
  return all;
}

/** Of training, then of test. */
export const all_inputs = (trainer: Trainer): Float32Array => joined(trainer.x(), trainer.test_x());

/** The first of each row of numbers. */
const firsts = (targets: Float32Array, outputs: number): Float32Array =>
  targets.filter((_, i) => i % outputs === 0);

function data_plane_of(trainer: Trainer, wanted: PlaneColumns): DataPlane {
  const features = trainer.layers[0]?.in ?? 1;
  const directions = directions_of(trainer.x(), features, wanted);
  const x = all_inputs(trainer);
  const y = joined<Float32Array | Int32Array>(trainer.y(), trainer.test_y());
  const labels = y instanceof Int32Array ? y : null;
  const targets = y instanceof Int32Array ? null : firsts(y, trainer.layers.at(-1)?.out ?? 1);
  const across = along(x, directions, directions.across);
  const up = features === 1 && targets ? targets : along(x, directions, directions.up);
  const id = [across, up, y, directions.across, directions.up].map(hash_of).join('');
  return {
    id,
    ...directions,
    x: range_of(across),
    y: range_of(up),
    points: { x: across, y: up },
    trained: trainer.samples,
    labels,
    targets,
  };
}

const planes = new WeakMap<Trainer, { wanted: string; plane: DataPlane }>();

/** The data of a run never change: worked out once. */
export function plane_of(trainer: Trainer, { columns }: PlaneRequest): DataPlane {
  const wanted = String(columns);
  const known = planes.get(trainer);
  if (known?.wanted === wanted) return known.plane;
  const plane = data_plane_of(trainer, columns);
  planes.set(trainer, { wanted, plane });
  return plane;
}

export const data_plane: RunTaskOf<'data_plane'> = {
  cadence: 'once',
  compute: ({ trainer }, request) => plane_of(trainer, request),
  // It stays here, for the regions to come.
  transfer: nothing_to_move,
};
