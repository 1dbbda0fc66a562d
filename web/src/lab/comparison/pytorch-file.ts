// SPDX-License-Identifier: MIT
/** PyTorch's record on its way to the page: loaded when the comparison is opened. */
import { PATIENCE } from '../run/worker-connection';
import type { PyTorchRecord } from './pytorch';
import address from './pytorch.json?url';

/** A file of its own and no script, so that a browser asks again for one that did not come. */
export async function read_record(): Promise<PyTorchRecord> {
  const url = new URL(address, location.href);
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE.loading.end) });
  if (!response.ok) throw new Error(`cannot load ${url}: HTTP ${response.status}`);
  return response.json();
}
