// SPDX-License-Identifier: MIT
/** Pinned runs as a file that the browser saves. */
import { write_shelf } from '../../../lab/shelf/shelf-file';
import type { StoredRun } from '../../../lab/shelf/store';

const TYPE = 'application/json';

export function save_shelf(runs: readonly StoredRun[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([write_shelf(runs)], { type: TYPE }));
  link.download = 'momentum-lab-shelf.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
