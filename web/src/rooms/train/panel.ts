// SPDX-License-Identifier: MIT
/**
 * The panels beside the chart, a line each. Another is a line here, its word in the link's `panel` (lab/experiment/settings)
 * and its name (phone.tabs of i18n); page, phone, presenter and embed follow.
 */
import type { ComponentType } from 'preact';
import { words } from '../../i18n';
import type { ViewSettings } from '../../lab/experiment/types';
import type { Lab } from '../../lab/view';

export type Panel = Exclude<ViewSettings['panel'], 'auto'>;

/** Looked at alone, on a projector beside the curves or in a frame of somebody's page. */
interface AloneProps {
  /** px in one of the page's */
  unit: number;
  /** with what it comes to; else with what its numbers are, and of which step */
  sentence: boolean;
}

/** A panel that comes as a file of its own when it is opened. */
interface PanelFiles {
  card(): Promise<ComponentType>;
  /** null: what it is for is no figure */
  alone: (() => Promise<ComponentType<AloneProps>>) | null;
}

/** null: it comes with the page. */
const FILES: { readonly [Name in Panel]: PanelFiles | null } = {
  step: null,
  regions: {
    card: async () => (await import('./regions/RegionsPanel')).RegionsPanel,
    alone: async () => (await import('./regions/RegionsAlone')).RegionsAlone,
  },
  network: {
    card: async () => (await import('./network/NetworkPanel')).NetworkPanel,
    alone: async () => (await import('./network/NetworkAlone')).NetworkAlone,
  },
  mistakes: {
    card: async () => (await import('./mistakes/MistakesPanel')).MistakesPanel,
    alone: async () => (await import('./mistakes/MistakesAlone')).MistakesAlone,
  },
  shelf: { card: async () => (await import('./shelf/ShelfPanel')).ShelfPanel, alone: null },
};

export const PANELS = Object.keys(FILES) as readonly Panel[];
export const files_of = (panel: Panel): PanelFiles | null => FILES[panel];

/** What goes wrong has another name where numbers are learnt. */
export const panel_name = (lab: Lab, panel: Panel): string =>
  words.value.phone.tabs[panel](lab.network.value.loss === 'mse');

/** Data that are seen whole are seen, unless somebody chose otherwise. */
export function shown_panel(lab: Lab): Panel {
  const { panel } = lab.view.value;
  if (panel !== 'auto') return panel;
  return lab.network.value.features <= 2 ? 'regions' : 'step';
}

/** On a projector and in a frame the chart is alone, unless a link says more; of what comes with the page it says no more. */
export const panel_alone = (lab: Lab): PanelFiles['alone'] => named_panel(lab)?.alone ?? null;

/** The one that a link names, where it is a file of its own. */
export function named_panel(lab: Lab): PanelFiles | null {
  const { panel } = lab.view.value;
  return panel === 'auto' ? null : FILES[panel];
}
