// SPDX-License-Identifier: MIT
// The service worker: after one visit the page works without network. vite.offline.ts writes before it what a version is
// made of: FILES, each { address, hash }, and VERSION. A version has a cache of its own, so that a tab that was opened
// with it finds its files there until it is loaded again, whatever came since. Nothing here takes over unasked.
const PREFIX = `momentum-lab ${registration.scope} `;
const CACHE = PREFIX + VERSION;

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const hash_of = async (body) => hex(await crypto.subtle.digest('SHA-256', body));

/** The file as this version has it; a server that is just being renewed may still give another's. */
async function fetched({ address, hash }) {
  const response = await fetch(address, { cache: 'no-cache' });
  const body = await response.arrayBuffer();
  if (!response.ok || (await hash_of(body)) !== hash) throw new Error(`${address} is not of this version`);
  // Made anew: one that was led elsewhere on its way may not answer for a page.
  return new Response(body, { headers: response.headers });
}

/** What a disk gave back is looked at too: a damaged copy would be given again and again, and nothing would help. */
async function whole(found, { hash }) {
  if (!found) return undefined;
  try {
    return (await hash_of(await found.clone().arrayBuffer())) === hash ? found : undefined;
  } catch {
    // Cut short.
    return undefined;
  }
}

/** All or nothing. What an older version has under the same name is the same: such names hold a hash. */
async function fill() {
  const cache = await caches.open(CACHE);
  const keep = async (file) => {
    const known = file.address.startsWith('assets/') ? await caches.match(file.address) : undefined;
    await cache.put(file.address, (await whole(known, file)) ?? (await fetched(file)));
  };
  // One after another: the page, which is being used, has other work for this machine.
  for (const file of FILES) await keep(file);
}

/** Older versions go with the last tab that may be of one. A single tab is the one that asked for this version. */
async function settle() {
  const tabs = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  if (tabs.length <= 1) await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

const BY_ADDRESS = new Map(FILES.map((file) => [registration.scope + file.address, file]));

/** This version's file; one that is damaged, or that the browser dropped, is fetched once more and kept again. */
async function own(file) {
  const cache = await caches.open(CACHE);
  const kept = await whole(await cache.match(file.address), file);
  if (kept) return kept;
  const fresh = await fetched(file);
  await cache.put(file.address, fresh.clone());
  return fresh;
}

/** This version's file, or an older one's for a tab of that; what is in none comes from the network. */
async function answer(request) {
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  const file = BY_ADDRESS.get(address === registration.scope ? `${address}index.html` : address);
  // The server may have another version by now: then it is asked as if nothing was kept.
  if (file) return own(file).catch(() => fetch(request));
  return (await caches.match(address)) ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(fill()));
addEventListener('activate', (event) => event.waitUntil(settle()));
addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting();
});
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
