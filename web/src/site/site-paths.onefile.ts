// SPDX-License-Identifier: MIT
/** Beside momentum-lab.html lies nothing: the licences are in it. */
export const HAS_BENCH = false;

export const api_address: string | null = null;

let address: string | undefined;

export function licenses_address(): string {
  const text = document.querySelector('#licenses')?.textContent ?? '';
  address ??= URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  return address;
}
