// SPDX-License-Identifier: MIT
/** The ways to data that the dialog offers, a tab each, in their order; the view of a tab is a file of its own. */
import type { ComponentType } from 'preact';
import type { DataKind } from '../data';
import type { TabProps } from './tab-host';
import type { GalleryWords } from './words/en';

export type TabId = keyof GalleryWords['tabs'];

export interface GalleryTab {
  id: TabId;
  /** data that came from it open it again */
  made: readonly DataKind[];
  /** its view; null: the dialog brings it along */
  load: (() => Promise<ComponentType<TabProps>>) | null;
}

/** Another way to data is a line here, its word in `tabs` of the words, and a view. */
export const TABS: readonly [GalleryTab, ...GalleryTab[]] = [
  { id: 'gallery', made: [], load: null },
  { id: 'paint', made: ['painted'], load: async () => (await import('./paint/Paint')).Paint },
  { id: 'table', made: ['table'], load: async () => (await import('./table/Table')).Table },
];

/** Where data of this kind came from: the first, unless one says so. */
export const tab_of = (kind: DataKind): GalleryTab => TABS.find(({ made }) => made.includes(kind)) ?? TABS[0];
