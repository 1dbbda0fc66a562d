// SPDX-License-Identifier: MIT
/** What the menu of exports knows of one thing to take home. */
import type { VNode } from 'preact';

export interface ExportEntry {
  id: string;
  /** the path of its picture, on a square of 20 */
  icon: string;
  name: string;
  note: string;
  /** its size, or its kind */
  size: string;
  /** what Enter does: it is downloaded, or copied */
  act(): void;
  /** what stands beside the list while it is chosen */
  preview(): VNode;
}
