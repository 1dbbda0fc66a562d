// SPDX-License-Identifier: MIT
/** Parameters as a safetensors file, written and read by PyTorch's names. Format: https://github.com/huggingface/safetensors#format */
import { joined_bytes } from '../../lib/files/zip';
import { a_count, list_of, map_of, object_of, one_of, refuse_shape } from '../../lib/shape';
import type { Tensor } from '../../lib/tensors';

const LENGTH_BYTES = 8;
const FLOAT = 4;
/** More than the names of any network here take. */
const MOST_HEADER = 1 << 20;

const shape_of = ({ rows, columns }: Tensor) => (columns === null ? [rows] : [rows, columns]);
const size_of = ({ rows, columns }: Tensor) => rows * (columns ?? 1);

/** Single precision, least byte first, on any machine. */
function float_bytes(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(FLOAT * values.length));
  for (const [i, value] of values.entries()) view.setFloat32(FLOAT * i, value, true);
  return new Uint8Array(view.buffer);
}

/** `parameters`: all of them, in PyTorch's order. */
export function write_safetensors(
  tensors: readonly Tensor[],
  parameters: Float32Array,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const entries = tensors.map((tensor) => {
    const offsets = [FLOAT * tensor.offset, FLOAT * (tensor.offset + size_of(tensor))];
    return [tensor.name, { dtype: 'F32', shape: shape_of(tensor), data_offsets: offsets }] as const;
  });
  const json = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const bytes = new TextEncoder().encode(json);
  // Blanks at its end, so that the numbers begin at a multiple of eight.
  const blanks = new Uint8Array((LENGTH_BYTES - (bytes.length % LENGTH_BYTES)) % LENGTH_BYTES).fill(0x20);
  const head = new DataView(new ArrayBuffer(LENGTH_BYTES));
  head.setBigUint64(0, BigInt(bytes.length + blanks.length), true);
  return joined_bytes([new Uint8Array(head.buffer), bytes, blanks, float_bytes(parameters)]);
}

/** The same tensor in the sequence that an exported program has: 0.weight, 2.weight … */
function name_in_sequence(index: number): string {
  return `${2 * Math.floor(index / 2)}.${index % 2 === 0 ? 'weight' : 'bias'}`;
}

const ENTRY = object_of({
  dtype: one_of(['F32']),
  shape: list_of(a_count),
  data_offsets: list_of(a_count),
});

function read_header(file: Uint8Array): { entries: Record<string, unknown>; data: Uint8Array } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = file.length < LENGTH_BYTES ? Number.NaN : Number(view.getBigUint64(0, true));
  if (!(length <= MOST_HEADER && LENGTH_BYTES + length <= file.length))
    refuse_shape('file', 'a safetensors file: its header has another length', length);
  const text = new TextDecoder().decode(file.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  try {
    return { entries: JSON.parse(text), data: file.subarray(LENGTH_BYTES + length) };
  } catch {
    return refuse_shape('file', 'a safetensors file: its header is no JSON', text);
  }
}

/** All parameters of a network of these tensors; throws a ShapeError where the file is of another, or damaged. */
export function read_safetensors(file: Uint8Array, tensors: readonly Tensor[]): Float32Array {
  const { entries, data } = read_header(file);
  const { __metadata__, ...named } = map_of(() => (value) => value)(entries, 'file');
  const parameters = new Float32Array(tensors.reduce((sum, tensor) => sum + size_of(tensor), 0));
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (const [i, tensor] of tensors.entries()) {
    const name = tensor.name in named ? tensor.name : name_in_sequence(i);
    const { shape, data_offsets } = ENTRY(named[name], tensor.name);
    const wanted = shape_of(tensor);
    if (shape.join() !== wanted.join()) refuse_shape(`${name}.shape`, `[${wanted.join(', ')}]`, shape);
    const [from = 0, to = 0] = data_offsets;
    if (to - from !== FLOAT * size_of(tensor) || to > data.length)
      refuse_shape(`${name}.data_offsets`, `${FLOAT * size_of(tensor)} bytes of the file`, data_offsets);
    for (let at = 0; at < size_of(tensor); at++) {
      const value = view.getFloat32(from + FLOAT * at, true);
      if (!Number.isFinite(value)) refuse_shape(name, 'finite numbers', value);
      parameters[tensor.offset + at] = value;
    }
    delete named[name];
  }
  const [more] = Object.keys(named);
  if (more !== undefined) refuse_shape(more, 'left out: the network has no such tensor', named[more]);
  return parameters;
}
