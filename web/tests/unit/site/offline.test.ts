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
async function visit(
  controller: object | null,
  found: { installing?: Version; waiting?: Version },
  saves = false,
) {
  const registration = Object.assign(new EventTarget(), { installing: null, waiting: null, ...found });
  const register = vi.fn(async () => registration);
  const connection = Object.assign(new EventTarget(), { saveData: saves });
  vi.stubGlobal('navigator', {
    connection,
    serviceWorker: { controller, register, ready: Promise.resolve() },
  });
  const { update_ready, work_offline } = await import('../../../src/site/offline');
  work_offline();
  await vi.runAllTimersAsync();
  return { registration, register, connection, is_offered: () => update_ready.value };
}

it('at the first visit the version that comes is the page’s own, and nothing is said', async () => {
  const own = new Version();
  const { is_offered } = await visit(null, { installing: own });
  for (const state of ['installed', 'activating', 'activated']) {
    own.becomes(state);
    expect(is_offered(), state).toBe(false);
  }
});

it('later one that comes is said to be there once it is whole', async () => {
  const next = new Version();
  const { registration, is_offered } = await visit({}, {});
  Object.assign(registration, { installing: next });
  registration.dispatchEvent(new Event('updatefound'));
  expect(is_offered()).toBe(false);
  next.becomes('installed');
  expect(is_offered()).toBe(true);
});

it('one that came while no page was open is said to be there at once', async () => {
  const waiting = new Version();
  waiting.becomes('installed');
  expect((await visit({}, { waiting })).is_offered()).toBe(true);
});

it('one that did not come whole is never spoken of', async () => {
  const broken = new Version();
  const { is_offered } = await visit({}, { installing: broken });
  broken.becomes('redundant');
  expect(is_offered()).toBe(false);
});

it('nothing is kept for the next visit while data is to be saved; what was kept before stays', async () => {
  const { register, connection } = await visit(null, {}, true);
  expect(register).not.toHaveBeenCalled();
  connection.dispatchEvent(new Event('change'));
  expect(register).not.toHaveBeenCalled();
  connection.saveData = false;
  connection.dispatchEvent(new Event('change'));
  await vi.runAllTimersAsync();
  expect(register).toHaveBeenCalledTimes(1);
});

it('a page that was kept before asks for its versions all the same', async () => {
  expect((await visit({}, {}, true)).register).toHaveBeenCalledTimes(1);
});

it.each([
  ['assets/index-new.js', true],
  ['assets/index-old.js', false],
])('when a file does not come and the server’s page begins with %s, newer is %s', async (name, newer) => {
  vi.stubGlobal('document', { querySelector: () => ({ src: 'https://host/lab/assets/index-old.js' }) });
  vi.stubGlobal('location', { pathname: '/lab/' });
  const page = `<script type="module" src="./${name}"></script>`;
  vi.stubGlobal('fetch', async () => new Response(page));
  const { look_for_newer, outgrown } = await import('../../../src/site/offline');
  await look_for_newer();
  expect(outgrown.value).toBe(newer);
});
