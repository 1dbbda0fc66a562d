// SPDX-License-Identifier: MIT
/** Tables that outlive a reload, in the browser's own database; where there is none, they live as long as the tab. */
import { browser_store } from '../browser-store';
import type { KeptTable } from './own-table';

const MOST_KEPT = 5;

export const {
  put: keep_table,
  get: kept_table,
  works: keeps_tables,
} = browser_store<KeptTable>('tables', MOST_KEPT);
