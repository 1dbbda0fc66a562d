// SPDX-License-Identifier: MIT
/** Parameters as a safetensors file, by PyTorch's names. Format: https://github.com/huggingface/safetensors#format */
import { joined_bytes } from '../../lib/files/joined-bytes';
import type { Tensor } from '../../lib/tensors';

const LENGTH_BYTES = 8;
const FLOAT = 4;

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
