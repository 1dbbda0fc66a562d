// SPDX-License-Identifier: MIT
/** What stands beside the chart: a step from inside, or the regions. */
import type { Lab } from '../../lab/view';

export const PANELS = ['step', 'regions'] as const;
export type Panel = (typeof PANELS)[number];

/** Data that are seen whole are seen, unless somebody chose otherwise. */
export function shown_panel(lab: Lab): Panel {
  const { panel } = lab.view.value;
  if (panel !== 'auto') return panel;
  return lab.network.value.features <= 2 ? 'regions' : 'step';
}

/** On a projector and in a frame the chart is alone, unless a link says more. */
export const shows_regions = (lab: Lab): boolean => lab.view.value.panel === 'regions';

/** Alone, for the same. */
export const load_standalone_regions = async () => (await import('./regions/RegionsAlone')).RegionsAlone;

export const load_regions = async () => (await import('./regions/RegionsPanel')).RegionsPanel;
