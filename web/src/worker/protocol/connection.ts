// SPDX-License-Identifier: MIT
/** A worker's connection to the page. */

/** A worker and the means to end it. A call still open when it ends, or dies, is never answered. */
export interface Connection<W> {
  worker: W;
  /** fulfilled once its files have arrived and it can be asked, rejected when they cannot */
  loaded: Promise<void>;
  terminate(): void;
  /** of a worker that others share: it is not asked any more, and they go on */
  leave?(): void;
  /** of a worker that others share: what is answered next is another's question */
  waits?(): boolean;
}

/** `died` is told, with the browser's text if it has one, when the worker can no longer answer by its own doing. */
export type Connect<W> = (died: (message: string) => void) => Connection<W>;
