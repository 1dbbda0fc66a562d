// SPDX-License-Identifier: MIT
/** Which weight or bias is pointed at, and which one a key goes to. */
import { type DrawnLayer, ends_of, height_at, line_of, middle_of, type NetworkLayout } from './layout';

/** px around a line that are its own. */
const REACH = 7;

/** The bias of the unit under the pointer; the inputs have none. */
function bias_at(layout: NetworkLayout, x: number, y: number): number | null {
  for (const [i, layer] of layout.layers.entries()) {
    const index = Math.round((y - layer.top) / layer.pitch);
    const over =
      Math.abs(x - layer.x) <= layer.side / 2 && Math.abs(y - middle_of(layer, index)) <= layer.side / 2;
    if (!over || index < 0 || index >= layer.drawn) continue;
    const bias = layout.tensors[2 * i - 1];
    return bias ? bias.offset + index : null;
  }
  return null;
}

const between = ({ x, side }: DrawnLayer, next: DrawnLayer, at: number) =>
  at > x + side / 2 && at < next.x - next.side / 2;

/** The nearest of these lines, and of two as near the stronger; null: none is near. */
function weight_at(
  layout: NetworkLayout,
  lines: Int32Array,
  parameters: Float32Array,
  [x, y]: readonly [number, number],
): number | null {
  const gap = layout.layers.findIndex((layer, i) => {
    const next = layout.layers[i + 1];
    return next !== undefined && between(layer, next, x);
  });
  let nearest: { parameter: number; far: number } | null = null;
  for (const parameter of lines) {
    const ends = ends_of(layout, parameter);
    const line = ends.layer === gap + 1 ? line_of(layout, ends) : null;
    if (!line) continue;
    const slope = (height_at(line, x + 0.5) - height_at(line, x - 0.5)) as number;
    const far = Math.abs(height_at(line, x) - y) / Math.hypot(1, slope);
    const stronger =
      nearest &&
      Math.abs(parameters[parameter] as number) > Math.abs(parameters[nearest.parameter] as number);
    if (far > REACH || (nearest && far > nearest.far + 0.5)) continue;
    if (!nearest || far < nearest.far - 0.5 || stronger) nearest = { parameter, far };
  }
  return nearest?.parameter ?? null;
}

export function parameter_at(
  layout: NetworkLayout,
  { lines, parameters }: { lines: Int32Array; parameters: Float32Array },
  [x, y]: readonly [number, number],
): number | null {
  return bias_at(layout, x, y) ?? weight_at(layout, lines, parameters, [x, y]);
}

/** Where a key leads from a parameter: along its row, to the next unit, to another tensor; null: the key is another's. */
export function parameter_by_key(key: string, { tensors }: NetworkLayout, parameter: number): number | null {
  const index = tensors.findLastIndex(({ offset }) => offset <= parameter);
  const here = tensors[index];
  const last = tensors.at(-1);
  if (!here || !last) return null;
  const columns = here.columns ?? 1;
  const end = last.offset + last.rows - 1;
  const to = (place: number) => Math.min(Math.max(place, 0), end);
  switch (key) {
    case 'ArrowLeft':
      return to(parameter - 1);
    case 'ArrowRight':
      return to(parameter + 1);
    case 'ArrowUp':
      return to(parameter - columns);
    case 'ArrowDown':
      return to(parameter + columns);
    case 'PageUp':
      return tensors[Math.max(0, index - 1)]?.offset ?? 0;
    case 'PageDown':
      return tensors[Math.min(tensors.length - 1, index + 1)]?.offset ?? end;
    case 'Home':
      return 0;
    case 'End':
      return end;
    default:
      return null;
  }
}
