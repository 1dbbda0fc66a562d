// SPDX-License-Identifier: MIT
/** What a tab of the dialog knows of it. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { DataPoints } from '../../worker/protocol';
import type { DataKind } from '../data';
import type { ExperimentSettings } from '../experiment/types';
import type { Lab } from '../view';

/** A file that was dropped on the dialog, or a text that was pasted into it. */
export type Incoming = File | string;

export interface TabHost {
  readonly lab: Lab;
  /** a few points of what the core draws, as they are drawn one after another */
  readonly small: ReadonlySignal<Readonly<Partial<Record<DataKind, DataPoints>>>>;
  /** whoever can read it takes it, and leaves null */
  readonly incoming: Signal<Incoming | null>;
  /** nothing changes */
  close(): void;
  /** The dialog closes and the runs begin anew, in one step that can be undone. */
  take(experiment: ExperimentSettings): void;
}

/** What its view is given. */
export interface TabProps {
  gallery: TabHost;
}
