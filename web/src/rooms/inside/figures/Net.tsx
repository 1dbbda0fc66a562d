// SPDX-License-Identifier: MIT
/** The network as one sample goes through it: units, the strongest weights between them, and the one looked at. */

import { place_of } from '../../../lab/experiment/parameters';
import { useLab } from '../../../lab/views/lab-context';
import { format_number } from '../../../lib/numbers';
import { tensors_of } from '../../../lib/tensors';
import type { StepSampleTrace, StepTrace } from '../../../worker/protocol';
import { by_level } from './levels';
import {
  HEIGHT,
  MOST_CIRCLES,
  nearest,
  radius_of,
  type Segment,
  type UnitPoint,
  WIDTH,
  x_of,
  y_of,
} from './net-geometry';

/** How far from a line a click still means it, in the picture's units. */
const REACH = 12;
/** Outputs whose numbers are written beside them. */
const MOST_NAMES = 12;

const largest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;

/** What its units hold, input side first: activations, or δ (which the inputs have none of). */
function columns_of({ x, p, layers }: StepSampleTrace, back: boolean): Float32Array[] {
  if (back) return [new Float32Array(x.length), ...layers.map(({ delta }) => delta)];
  const outputs = layers.map(({ a }) => a);
  return [x, ...(p ? [...outputs.slice(0, -1), p] : outputs)];
}

interface WeightLine extends Segment {
  parameter: number;
  /** its strength among its layer's, −1 … 1 */
  share: number;
}

type Units = readonly Float32Array[];

function usePlace(flat: number) {
  const tensors = tensors_of(useLab().network.value);
  const place = place_of(tensors, flat);
  return { ...place, layer: tensors.indexOf(place.tensor) >> 1 };
}

const unit_at = (columns: Units, layer: number, unit: number): UnitPoint => ({
  x: x_of(layer, columns.length),
  y: y_of(unit, columns[layer]?.length ?? 1),
});

function useLines({ parameter, amount }: StepSampleTrace['forward'], columns: Units): WeightLine[] {
  const tensors = tensors_of(useLab().network.value);
  const most = new Map<number, number>();
  const found = Array.from(parameter, (flat, i) => {
    const { tensor, row, column } = place_of(tensors, flat);
    const layer = tensors.indexOf(tensor) >> 1;
    const value = Number.isFinite(amount[i]) ? (amount[i] ?? 0) : 0;
    most.set(layer, Math.max(most.get(layer) ?? 0, Math.abs(value)));
    return { parameter: flat, value, layer, row, column };
  });
  return found.map(({ parameter, value, layer, row, column }) => ({
    parameter,
    share: value / (most.get(layer) || 1),
    from: unit_at(columns, layer, column),
    to: unit_at(columns, layer + 1, row),
  }));
}

interface NetProps {
  trace: StepSampleTrace;
  step_trace: StepTrace;
  /** δ on its way from the right */
  back?: boolean;
  label: string;
}

/** Where on the picture, in its own units, an event was. */
function point_of(event: MouseEvent & { currentTarget: SVGSVGElement }): UnitPoint | null {
  const matrix = event.currentTarget.getScreenCTM();
  if (!matrix) return null;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  return { x, y };
}

export function Net({ trace, step_trace, back = false, label }: NetProps) {
  const lab = useLab();
  const columns = columns_of(trace, back);
  const lines = useLines(back ? trace.backward : trace.forward, columns);
  const truth = trace.label;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the same is the picker's
    <svg
      class={back ? 'station-net back' : 'station-net'}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      onClick={(event) => {
        const point = point_of(event);
        const line = point && nearest(lines, point, REACH);
        if (line) lab.set_view('watched', line.parameter);
      }}
    >
      <Weights lines={lines.filter(({ parameter }) => parameter !== step_trace.parameter)} />
      <Watched flat={step_trace.parameter} columns={columns} />
      {columns.map((values, layer) => (
        <Column key={layer} values={values} x={x_of(layer, columns.length)} />
      ))}
      <Outputs columns={columns} truth={truth} />
      {!back && <Tag step_trace={step_trace} columns={columns} />}
    </svg>
  );
}

/** Hundreds of lines are a few paths: one for each strength and sign. */
function Weights({ lines }: { lines: readonly WeightLine[] }) {
  return (
    <g class="weights">
      {by_level(lines.map((line) => ({ ...line, value: line.share }))).map(({ level, down, all }) => (
        <path
          key={`${level} ${down}`}
          class={down ? 'down' : 'up'}
          d={all.map(({ from, to }) => `M${from.x} ${from.y}L${to.x} ${to.y}`).join('')}
          stroke-width={0.3 + 2.7 * level}
          stroke-opacity={0.12 + 0.88 * level}
        />
      ))}
    </g>
  );
}

/** The weight looked at, however weak; a bias is its unit's ring. */
function Watched({ flat, columns }: { flat: number; columns: Units }) {
  const { tensor, row, column, layer } = usePlace(flat);
  const to = unit_at(columns, layer + 1, row);
  const ring = (at: UnitPoint, units = 1) => <circle cx={at.x} cy={at.y} r={radius_of(units) + 2} />;
  if (tensor.columns === null) return <g class="watched">{ring(to, columns[layer + 1]?.length)}</g>;
  const from = unit_at(columns, layer, column);
  return (
    <g class="watched">
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      {ring(from, columns[layer]?.length)}
      {ring(to, columns[layer + 1]?.length)}
    </g>
  );
}

/** w[0,2] = 0.117, beside the unit it leads to; beside an output, left of it. */
function Tag({ step_trace, columns }: { step_trace: StepTrace; columns: Units }) {
  const { tensor, row, column, layer } = usePlace(step_trace.parameter);
  const units = columns[layer + 1]?.length ?? 1;
  const { x, y } = unit_at(columns, layer + 1, row);
  const left = layer + 2 >= columns.length;
  const beside = radius_of(units) + 5;
  const name = tensor.columns === null ? `b[${row}]` : `w[${row},${column}]`;
  return (
    <text
      class="tag"
      x={left ? x - beside : x + beside}
      y={Math.max(12, y - (left ? beside : 0)) + 3}
      text-anchor={left ? 'end' : 'start'}
    >
      {name} = {format_number(step_trace.parameter_before, { digits: 3 })}
    </text>
  );
}

function Column({ values, x }: { values: Float32Array; x: number }) {
  const most = largest(values);
  const units = Array.from(values, (value, unit) => ({
    value: Number.isFinite(value) ? value / most : 0,
    y: y_of(unit, values.length),
  }));
  if (values.length > MOST_CIRCLES) return <Dots units={units} x={x} />;
  const radius = radius_of(values.length);
  return (
    <g>
      {units.map(({ value, y }) => (
        <g key={y}>
          <circle class="ground" cx={x} cy={y} r={radius} />
          <circle
            class={value < 0 ? 'unit down' : 'unit up'}
            cx={x}
            cy={y}
            r={radius}
            fill-opacity={Math.abs(value)}
          />
        </g>
      ))}
    </g>
  );
}

/** Of a layer that has no room for circles. */
function Dots({ units, x }: { units: readonly { value: number; y: number }[]; x: number }) {
  return (
    <g class="dots">
      {by_level(units).map(({ level, down, all }) => (
        <path
          key={`${level} ${down}`}
          class={down ? 'down' : 'up'}
          d={all.map(({ y }) => `M${x} ${y}h0`).join('')}
          stroke-opacity={0.15 + 0.85 * level}
        />
      ))}
    </g>
  );
}

function Outputs({ columns, truth }: { columns: Units; truth: number | null }) {
  const units = columns.at(-1)?.length ?? 0;
  if (units > MOST_NAMES) return null;
  const x = x_of(columns.length - 1, columns.length) + radius_of(units) + 6;
  return (
    <g>
      {Array.from({ length: units }, (_, unit) => (
        <text key={unit} class={unit === truth ? 'truth' : ''} x={x} y={y_of(unit, units) + 4}>
          {unit}
        </text>
      ))}
    </g>
  );
}

export const is_condensed = ({ x, layers }: StepSampleTrace): boolean =>
  x.length > MOST_CIRCLES || layers.some(({ a }) => a.length > MOST_CIRCLES);
