// SPDX-License-Identifier: MIT
/** What a tab of the dialog knows of it. */
import type { ExperimentSettings } from '../experiment/types';
import type { Lab } from '../view';

export interface TabHost {
  readonly lab: Lab;
  /** nothing changes */
  close(): void;
  /** The dialog closes and the runs begin anew, in one step that can be undone. */
  take(experiment: ExperimentSettings): void;
}

/** What its view is given. */
export interface TabProps {
  gallery: TabHost;
}
