// SPDX-License-Identifier: MIT
/** The world the lab lives in, handed in so that tests can hand in another. */
import type { Connect, CoreWorker } from '../worker/protocol';

export interface LabHost {
  connect: Connect<CoreWorker>;
  /** bytes of arrays from which runs share one worker, where it is not what is usual */
  share_from?: number;
  /** what else needs the processor first is done; without it the runs begin at once */
  ready?: Promise<void>;
  /** processors the browser has for workers and page */
  cores: number;
  url: {
    /** the query the page was opened with, with or without its '?' */
    query(): string;
    /** put a query into the address bar; called at most twice a second */
    write(query: string): void;
    /** the whole address for a query */
    address(query: string): string;
  };
  clock: {
    /** milliseconds */
    now(): number;
    /** call back at the next drawing of the screen */
    frame(callback: () => void): void;
    later(milliseconds: number, callback: () => void): void;
    /** nobody can see the page: full speed waits for the next drawing, too */
    out_of_sight?(): boolean;
  };
}
