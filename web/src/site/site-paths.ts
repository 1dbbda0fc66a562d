// SPDX-License-Identifier: MIT
/** What lies beside a served page. */

/** Whether there is a bench.html. */
export const HAS_BENCH = true;

/** Where the library's exports are described; null where there is no such page. */
export const api_address: string | null = 'api/index.html';

export const licenses_address = (): string => 'licenses.txt';
