// SPDX-License-Identifier: MIT
/** Beside momentum-lab.html lies nothing: the licences are in it. */
export const HAS_BENCH = false;

export const api_address: string | null = null;

const licenses = await globalThis.unpack('licenses');
const address = URL.createObjectURL(new Blob([licenses], { type: 'text/plain;charset=utf-8' }));

export const licenses_address = (): string => address;
