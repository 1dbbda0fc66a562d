// SPDX-License-Identifier: MIT
/** The page without network: its service worker (offline/sw.js), and a new version of the page that waits to be asked. */
import { signal } from '@preact/signals';

/** A new version is there, whole; it comes when it is asked for, or with the next visit. */
export const update_ready = signal(false);

/** The server has another version than this tab, and what this tab did not ask for in time is gone. */
export const outgrown = signal(false);

/** The first point, and the files it needs, come first. */
const REST_MS = 2000;

let waiting: ServiceWorker | null = null;

/** Another tab may have asked for the new version: then there is nobody left to ask, and loading again brings it. */
export function take_update(): void {
  if (waiting?.state !== 'installed') {
    location.reload();
    return;
  }
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over');
}

/** Asked when a file did not come: a version's files have names of their own, and the page names its first. */
export async function look_for_newer(): Promise<void> {
  const first = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  if (!first) return;
  try {
    const page = await fetch(location.pathname, { cache: 'no-cache' });
    const name = new URL(first.src).pathname.split('/').at(-1) ?? '';
    if (page.ok) outgrown.value = !(await page.text()).includes(name);
  } catch {
    // No network: then it is that.
  }
}

function offer(worker: ServiceWorker | null): void {
  if (!worker) return;
  const look = () => {
    // Without an older one it is this page's own version, which is kept for the next visit.
    if (worker.state !== 'installed' || !navigator.serviceWorker.controller) return;
    waiting = worker;
    update_ready.value = true;
  };
  worker.addEventListener('statechange', look);
  look();
}

/** Browsers offer to install what has a manifest, with signs that move: not while the page opens. */
function be_installable(): void {
  const later = document.querySelector<HTMLLinkElement>('link[data-rel=manifest]');
  if (!later) return;
  // Another element: Chromium does not notice one that becomes a manifest's.
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = later.href;
  later.replaceWith(link);
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
    registration.addEventListener('updatefound', () => offer(registration.installing));
    offer(registration.waiting ?? registration.installing);
    await navigator.serviceWorker.ready;
    be_installable();
  } catch {
    // Browsers may forbid it (private windows, no https): the page only needs the network then, as any page.
  }
}

/** Who asked browsers to save data is not sent what this visit does not need. */
function when_welcome(then: () => void): void {
  const { connection } = navigator as { connection?: EventTarget & { saveData?: boolean } };
  if (connection?.saveData && !navigator.serviceWorker.controller)
    connection.addEventListener('change', () => when_welcome(then), { once: true });
  else then();
}

export function work_offline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const rest = () => void setTimeout(() => when_welcome(register), REST_MS);
  if (document.readyState === 'complete') rest();
  else addEventListener('load', rest, { once: true });
}
