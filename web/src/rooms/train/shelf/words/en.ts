// SPDX-License-Identifier: MIT
/** English words of the shelf. */

import type { OtherStart } from '../../../../lab/shelf/pinned-run';
import type { Keeping } from '../../../../lab/shelf/shelf';

const other: Record<OtherStart, string> = {
  data: 'other data',
  network: 'other network',
  seed: 'other seed',
  batch: 'other batches',
};
const keeping: Record<Keeping, string> = {
  opening: 'Looking at what is kept …',
  kept: 'Kept in this browser on this device alone, also after a reload; clearing the site’s data deletes it.',
  blocked:
    'This browser keeps nothing for this page (a private window, or a page opened from disk): pinned runs are gone when the tab is closed. Export them to have them later.',
  full: 'The browser’s storage is full: what was pinned last is gone when the tab is closed. Export it, or delete others and pin it again.',
};

export const en = {
  title: 'Pinned runs',
  hint: 'a tick draws it on the chart',
  empty: (pin: string) =>
    `Nothing is pinned yet. “${pin}” in a run’s card or on the leader board keeps a run as it is now, to be compared later.`,
  list: 'Pinned runs',
  draw: (name: string) => `Draw ${name}`,
  other,
  force: 'Draw all the same',
  no_colour: 'all six colours are taken',
  not_same: (name: string, why: string) => `${name} did not start from the same: ${why}.`,
  at: (step: string) => `step ${step}`,
  reached: (step: string) => `at ${step}`,
  not_reached: 'not reached',
  only_here: 'in this tab alone',
  open: (name: string) => `${name}: rename, continue, delete`,
  name: (name: string) => `Name of ${name}`,
  rename: 'OK',
  go_on: 'Continue',
  go_on_hint:
    'It makes its steps again, to the bit, and goes on as a live run; of another experiment, Ctrl Z leads back',
  export_one: 'Export',
  remove: 'Delete',
  removed: (name: string) => (name ? `Deleted “${name}”` : 'Deleted'),
  undo: 'Undo',
  used: (size: string) => `${size} used`,
  count: (count: string, most: string) => `${count} of at most ${most}`,
  keeping,
  evicted: (count: string) =>
    `The browser has deleted ${count} pinned runs: it was short of storage, or the site’s data were cleared. The experiment’s link still opens.`,
  unread: (count: string) => `${count} of them cannot be read by this version.`,
  export_all: 'Export all',
  import: 'Import …',
  imported: (count: string) => `${count} imported`,
  refused: (field: string) => `That file is no shelf of this page (${field}). Nothing was changed.`,
  too_many: (most: string) => `There may be ${most} at most: nothing was changed.`,
  remove_all: 'Delete all …',
  really: (count: string) => `Delete all ${count}?`,
  yes: 'Delete all',
  no: 'Keep them',
};

export type ShelfWords = typeof en;
