// SPDX-License-Identifier: MIT
/** Who can open an address. */

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** Nobody but this browser (a file) or this device; null: perhaps everybody. */
export function only_here(address: string): 'disk' | 'device' | null {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'file:') return 'disk';
  return LOOPBACK.test(hostname) ? 'device' : null;
}
