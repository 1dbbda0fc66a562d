// SPDX-License-Identifier: MIT
/** A page that nobody sees: what is played rests, and no time has gone for it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

class Sight {
  see: (changes: { isIntersecting: boolean }[]) => void = () => {};
  readonly document = Object.assign(new EventTarget(), { hidden: false, documentElement: {} });

  hide(hidden: boolean): void {
    this.document.hidden = hidden;
    this.document.dispatchEvent(new Event('visibilitychange'));
  }
}

let sight: Sight;
/** what waits for a drawing of the screen, which a hidden page has none of */
let drawings: FrameRequestCallback[] = [];

beforeEach(() => {
  sight = new Sight();
  const now = sight;
  vi.useFakeTimers({ toFake: ['performance'] });
  drawings = [];
  vi.stubGlobal('document', sight.document);
  vi.stubGlobal('requestAnimationFrame', (drawn: FrameRequestCallback) => drawings.push(drawn));
  class IntersectionObserver {
    constructor(see: Sight['see']) {
      now.see = see;
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', IntersectionObserver);
  vi.stubGlobal('window', { parent: {}, IntersectionObserver });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
});

const draw = async () => {
  // Who waits to be seen asks a moment later.
  await Promise.resolve();
  for (const drawn of drawings.splice(0)) drawn(performance.now());
};

async function clock() {
  const { follow_sight, resting, sight_clock } = await import('../../../../src/lab/playback/sight');
  follow_sight();
  return { clock: sight_clock(() => 0), resting };
}

it('a tab hidden for a minute has played no minute, and says that it rests', async () => {
  const { clock: of_page, resting } = await clock();
  const start = of_page.now();
  const called = vi.fn();
  of_page.frame(called);
  vi.advanceTimersByTime(100);
  sight.hide(true);
  expect(resting.value).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(of_page.now() - start).toBe(100);
  sight.hide(false);
  expect(resting.value).toBe(false);
  await draw();
  expect(called).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(16);
  expect(of_page.now() - start).toBe(116);
});

it('what waits for no drawing, as at full speed, goes on in a hidden tab, by the real time', async () => {
  const { clock: of_page, resting } = await clock();
  const start = of_page.now();
  sight.hide(true);
  vi.advanceTimersByTime(60_000);
  expect([of_page.now() - start, resting.value, of_page.out_of_sight?.()]).toEqual([60_000, false, false]);
});

it('a frame scrolled out of sight is not drawn, though the browser would, and goes on when it is seen', async () => {
  const { clock: of_page } = await clock();
  const start = of_page.now();
  const called = vi.fn();
  sight.see([{ isIntersecting: true }]);
  of_page.frame(called);
  await draw();
  expect(called).toHaveBeenCalledTimes(1);
  of_page.frame(called);
  sight.see([{ isIntersecting: false }]);
  expect(of_page.out_of_sight?.()).toBe(true);
  await draw();
  vi.advanceTimersByTime(5000);
  await draw();
  expect(called).toHaveBeenCalledTimes(1);
  expect(of_page.now() - start).toBe(0);
  sight.see([{ isIntersecting: true }]);
  await draw();
  expect(called).toHaveBeenCalledTimes(2);
});
