// SPDX-License-Identifier: MIT
/** What PyTorch computed for experiments of the page: written by scripts/reference.py --page, loaded when asked for. */
import type { TrainerOptions } from '../workers/protocol';
import { PATIENCE } from './line';
import address from './pytorch.json?url';

interface InBoth {
  /** nine digits: rounded to float32 they are PyTorch's, exactly */
  float32: readonly number[];
  float64: readonly number[];
}

export interface Experiment {
  options: TrainerOptions;
  /** which of the record's */
  first_gradient: number;
  /** of each step, the loss it started from */
  losses: InBoth;
}

export interface PyTorchRecord {
  provenance: { torch: string; script: string };
  /** in PyTorch's order; experiments that start alike share one */
  first_gradients: readonly InBoth[];
  experiments: readonly Experiment[];
}

/** A file of its own and no script, so that a browser asks again for one that did not come. */
export async function read_record(): Promise<PyTorchRecord> {
  const url = new URL(address, location.href);
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE.loading.end) });
  if (!response.ok) throw new Error(`cannot load ${url}: HTTP ${response.status}`);
  return response.json();
}
