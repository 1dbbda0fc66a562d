// SPDX-License-Identifier: MIT
/** The browser as the lab sees it: address bar, clock, screen. */
import type { Connect, CoreWorker } from '../worker/protocol';
import type { LabHost } from './host';
import { FOREIGN_KEYS } from './link/foreign';
import { sight_clock } from './playback/sight';

/** Our query plus the parts of the present one that are not the lab's (language, theme). */
function with_foreign(query: string): string {
  const present = new URLSearchParams(location.search);
  const foreign = FOREIGN_KEYS.filter((key) => present.has(key)).map(
    (key) => `${key}=${encodeURIComponent(present.get(key) ?? '')}`,
  );
  const all = [query, ...foreign].filter((part) => part !== '').join('&');
  return all === '' ? location.pathname : `${location.pathname}?${all}`;
}

export function browser_host(
  connect: Connect<CoreWorker>,
  ready: Promise<void>,
  least_frame: () => number,
): LabHost {
  return {
    connect,
    ready,
    cores: navigator.hardwareConcurrency ?? 1,
    url: {
      query: () => location.search,
      write: (query) => history.replaceState(history.state, '', with_foreign(query) + location.hash),
      address: (query) => new URL(with_foreign(query), location.href).href,
    },
    clock: sight_clock(least_frame),
  };
}
