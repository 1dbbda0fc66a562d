// SPDX-License-Identifier: MIT
/** What a run starts from, as hashes that people can compare. */
import type { Trainer } from '../../core/api';
import { with_rollback } from './with-rollback';

/** FNV-1a of an array's bytes, eight hex digits. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hash_of({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  const hash = new Uint8Array(buffer, byteOffset, byteLength).reduce(
    (sum, byte) => Math.imul(sum ^ byte, 0x01000193),
    0x811c9dc5,
  );
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** `full`: samples are taken in order, and the order says nothing. */
export function start_of(trainer: Trainer, full: boolean): { weights: string; order: string } {
  const weights = hash_of(trainer.parameters());
  if (full) return { weights, order: '' };
  const order = with_rollback(trainer, () => {
    trainer.forward();
    return hash_of(trainer.order());
  });
  return { weights, order };
}
