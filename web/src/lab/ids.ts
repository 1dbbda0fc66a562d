// SPDX-License-Identifier: MIT
/** Names of places and things: runs, modes, presets, data, links. */

/** Six places for runs; an experiment has one to six of them, in an order of its own. */
export const RUN_IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

export type RunId = (typeof RUN_IDS)[number];

export type PresetId =
  | 'learnable'
  | 'article'
  | 'listing'
  | 'plunge'
  | 'nesterov'
  | 'rules'
  | 'batches'
  | 'friction'
  | 'zeros'
  | 'linear';

/** What a link opens: step 0 with the present values, this very moment, or the runs going on from their start. */
export type LinkKind = 'setup' | 'moment' | 'playing';

/** How a room is shown: in the page, alone on a projector, or alone in a frame of somebody else's page. */
export const MODES = ['page', 'present', 'embed'] as const;

export type Mode = (typeof MODES)[number];
