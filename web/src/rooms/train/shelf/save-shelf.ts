// SPDX-License-Identifier: MIT
/** Pinned runs as a file that the browser saves. */
import { write_shelf } from '../../../lab/shelf/shelf-file';
import type { StoredRun } from '../../../lab/shelf/store';
import { download } from '../../../ui/download';

export const save_shelf = (runs: readonly StoredRun[]): void =>
  download({ name: 'momentum-lab-shelf.json', type: 'application/json', content: write_shelf(runs) });
