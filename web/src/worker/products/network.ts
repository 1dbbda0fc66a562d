// SPDX-License-Identifier: MIT
/** A run's network as it is drawn: parameters, its strongest weights, and a small map of each unit over the data's plane. */
import type { Layer, Momentum, Trainer } from '../../core/api';
import type { HiddenLayer, NetworkState, UnitMaps } from '../protocol';
import { MOST_LINES, MOST_MAPS, MOST_UNITS_DRAWN } from '../protocol';
import { plane_of } from './plane/data-plane';
import { inputs_on } from './plane/plane-grid';
import type { ComputedLate, RunSubject } from './product';
import { parameter_of } from './step-trace';

/** Points across and up of a map, and of the line of one number. */
const SIDE = { most: 24, least: 8, line: 48 };
/** Multiplications for all maps: where they make too many points, there are none. */
const MOST_PRODUCTS = 6e6;

/** Of weights between units that are drawn, the strongest. */
function lines_of({ in: inputs, out, offset }: Layer, parameters: Float32Array): number[] {
  const [columns, rows] = [Math.min(inputs, MOST_UNITS_DRAWN), Math.min(out, MOST_UNITS_DRAWN)];
  const all = Array.from(
    { length: rows * columns },
    (_, i) => offset + Math.floor(i / columns) * inputs + (i % columns),
  );
  if (all.length <= MOST_LINES) return all;
  const size = (i: number) => Math.abs(parameters[i] as number);
  return all
    .sort((one, other) => size(other) - size(one) || one - other)
    .slice(0, MOST_LINES)
    .sort((one, other) => one - other);
}

/** What the units of a layer give: a network that ends with them has an output for each, as it is. */
function activations(
  momentum: Momentum,
  { trainer, options }: RunSubject,
  layer: number,
  x: Float32Array,
): Float32Array {
  const units = (trainer.layers[layer] as Layer).out;
  const features = (trainer.layers[0] as Layer).in;
  const hidden = (options.hidden as readonly HiddenLayer[]).slice(0, layer + 1);
  const own = trainer.parameters().subarray(0, (trainer.layers[layer + 1] as Layer).offset);
  const data = {
    kind: 'arrays',
    ...{ x: new Float32Array(features), y: new Float32Array(units), samples: 1, features, outputs: units },
  } as const;
  const until_there = new momentum.Trainer({ data, hidden, loss: 'mse' });
  try {
    const parameters = until_there.parameters();
    parameters.fill(0);
    parameters.set(own);
    for (let unit = 0; unit < units; unit++) parameters[own.length + unit * (units + 1)] = 1;
    until_there.set_parameters(parameters);
    return until_there.predict(x);
  } finally {
    until_there.delete();
  }
}

/** From point by point to unit by unit. */
function by_unit(values: Float32Array, units: number): Float32Array {
  const points = values.length / units;
  return values.map((_, i) => values[(i % points) * units + Math.floor(i / points)] as number);
}

function size_of(trainer: Trainer): { columns: number; rows: number } | null {
  const { in: features } = trainer.layers[0] as Layer;
  if (features > 2) return null;
  const { offset, in: inputs, out } = trainer.layers.at(-1) as Layer;
  const points = MOST_PRODUCTS / ((offset + out * (inputs + 1)) * trainer.layers.length);
  if (features === 1) return points < SIDE.line ? null : { columns: SIDE.line, rows: 1 };
  const side = Math.floor(Math.min(Math.sqrt(points), SIDE.most));
  return side < SIDE.least ? null : { columns: side, rows: side };
}

function maps_of(momentum: Momentum, run: RunSubject): UnitMaps | null {
  const { trainer } = run;
  const size = size_of(trainer);
  if (!size) return null;
  const x = inputs_on(plane_of(trainer, { columns: null }), size.columns, size.rows);
  const values = (layer: number) =>
    layer === trainer.layers.length - 1 ? trainer.predict(x) : activations(momentum, run, layer, x);
  const layers = trainer.layers.map(({ out }, layer) =>
    out > MOST_MAPS ? null : by_unit(values(layer), out),
  );
  return { ...size, layers: [by_unit(x, (trainer.layers[0] as Layer).in), ...layers] };
}

export const network: ComputedLate<'network'> = (run, { parameter }): NetworkState => {
  const { trainer, momentum } = run;
  const parameters = trainer.parameters();
  return {
    step: trainer.steps,
    parameters,
    parameter: parameter_of(run, parameter),
    lines: Int32Array.from(trainer.layers.flatMap((layer) => lines_of(layer, parameters))),
    maps: maps_of(momentum, run),
  };
};
