// SPDX-License-Identifier: MIT
/** What lies beside a served page. */

/** Whether there is a bench.html. */
export const HAS_BENCH = true;

export const licenses_address = (): string => 'licenses.txt';
