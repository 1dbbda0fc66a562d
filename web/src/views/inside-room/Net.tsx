// SPDX-License-Identifier: MIT
/** The network as one sample goes through it: units, and the strongest weights between them. */
import { place_of, tensors_of } from '../../state/parameters';
import type { StepTrace } from '../../workers/protocol';
import { use_lab } from '../lab-context';

const WIDTH = 280;
const HEIGHT = 320;
const EDGE = 14;
/** In a layer with more units there is no room for circles. */
const MOST_CIRCLES = 32;

const x_of = (layer: number, layers: number) => EDGE + (layer * (WIDTH - 2 * EDGE)) / (layers - 1);
const y_of = (unit: number, units: number) => ((unit + 0.5) * HEIGHT) / units;
const largest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;

/** What its units hold, input side first: activations, or δ (which the inputs have none of). */
function columns_of({ x, p, layers }: StepTrace, back: boolean): Float32Array[] {
  if (back) return [new Float32Array(x.length), ...layers.map(({ delta }) => delta)];
  const outputs = layers.map(({ a }) => a);
  return [x, ...(p ? [...outputs.slice(0, -1), p] : outputs)];
}

interface Line {
  parameter: number;
  amount: number;
  /** column of its input, and the units it joins */
  layer: number;
  from: number;
  to: number;
}

function use_lines({ parameter, amount }: StepTrace['forward']): Line[] {
  const tensors = tensors_of(use_lab().network.value);
  return Array.from(parameter, (flat, i) => {
    const { tensor, row, column } = place_of(tensors, flat);
    return {
      parameter: flat,
      amount: amount[i] ?? 0,
      layer: tensors.indexOf(tensor) >> 1,
      from: column,
      to: row,
    };
  });
}

/** `back`: δ on its way from the right. `watched`: the parameter looked at. */
export function Net(props: { trace: StepTrace; watched: number; back?: boolean; label: string }) {
  const { trace, watched, back = false, label } = props;
  const columns = columns_of(trace, back);
  const lines = use_lines(back ? trace.backward : trace.forward);
  return (
    <svg
      class={back ? 'station-net back' : 'station-net'}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <Weights lines={lines} columns={columns} watched={watched} />
      {columns.map((values, layer) => (
        <Units key={layer} values={values} x={x_of(layer, columns.length)} />
      ))}
    </svg>
  );
}

function Weights({ lines, columns, watched }: { lines: Line[]; columns: Float32Array[]; watched: number }) {
  const lab = use_lab();
  const most = columns.map((_, at) =>
    largest(lines.filter(({ layer }) => layer === at).map(({ amount }) => amount)),
  );
  return (
    <g>
      {lines.map(({ parameter, amount, layer, from, to }) => {
        const strength = Math.abs(amount) / (most[layer] ?? 1);
        const kind = parameter === watched ? 'watched' : amount < 0 ? 'down' : 'up';
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the same is the picker's
          <line
            key={parameter}
            class={kind}
            x1={x_of(layer, columns.length)}
            y1={y_of(from, columns[layer]?.length ?? 1)}
            x2={x_of(layer + 1, columns.length)}
            y2={y_of(to, columns[layer + 1]?.length ?? 1)}
            stroke-width={parameter === watched ? 3 : 0.3 + 3 * strength}
            stroke-opacity={parameter === watched ? 1 : 0.15 + 0.85 * strength}
            onClick={() => lab.set_view('watched', String(parameter))}
          />
        );
      })}
    </g>
  );
}

function Units({ values, x }: { values: Float32Array; x: number }) {
  const most = largest(values);
  const radius = values.length > MOST_CIRCLES ? 1.5 : Math.min(9, HEIGHT / values.length / 2 - 1.5);
  return (
    <g>
      {Array.from(values, (value, unit) => (
        <g key={`${x}.${unit}`}>
          <circle class="ground" cx={x} cy={y_of(unit, values.length)} r={radius} />
          <circle
            class={value < 0 ? 'unit down' : 'unit up'}
            cx={x}
            cy={y_of(unit, values.length)}
            r={radius}
            fill-opacity={Math.abs(value) / most}
          />
        </g>
      ))}
    </g>
  );
}

export const is_condensed = ({ x, layers }: StepTrace): boolean =>
  x.length > MOST_CIRCLES || layers.some(({ a }) => a.length > MOST_CIRCLES);
