// SPDX-License-Identifier: MIT
/** The notice of a new version. A browser goes through a service worker's states as fast as it likes. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A version on its way to be kept. */
class Version extends EventTarget {
  state = 'installing';

  becomes(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('PROD', true);
  vi.stubGlobal('document', { readyState: 'complete', querySelector: () => null });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The page is open and has looked for its versions. `controller`: the older one it came from; null: from the network. */
async function visit(controller: object | null, found: { installing?: Version; waiting?: Version }) {
  const registration = Object.assign(new EventTarget(), { installing: null, waiting: null, ...found });
  const register = async () => registration;
  vi.stubGlobal('navigator', { serviceWorker: { controller, register, ready: Promise.resolve() } });
  const { update_ready, work_offline } = await import('../../src/state/offline');
  work_offline();
  await vi.runAllTimersAsync();
  return { registration, says_so: () => update_ready.value };
}

it('at the first visit the version that comes is the page’s own, and nothing is said', async () => {
  const own = new Version();
  const { says_so } = await visit(null, { installing: own });
  for (const state of ['installed', 'activating', 'activated']) {
    own.becomes(state);
    expect(says_so(), state).toBe(false);
  }
});

it('later one that comes is said to be there once it is whole', async () => {
  const next = new Version();
  const { registration, says_so } = await visit({}, {});
  Object.assign(registration, { installing: next });
  registration.dispatchEvent(new Event('updatefound'));
  expect(says_so()).toBe(false);
  next.becomes('installed');
  expect(says_so()).toBe(true);
});

it('one that came while no page was open is said to be there at once', async () => {
  const waiting = new Version();
  waiting.becomes('installed');
  expect((await visit({}, { waiting })).says_so()).toBe(true);
});

it('one that did not come whole is never spoken of', async () => {
  const broken = new Version();
  const { says_so } = await visit({}, { installing: broken });
  broken.becomes('redundant');
  expect(says_so()).toBe(false);
});
