// SPDX-License-Identifier: MIT
/** Layout shifts of a page, from its first paint on. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

declare global {
  var shifts: { score: number; moved: string[] }[];
}

/** Runs in the page before its own scripts. */
function watch_in_page(): void {
  globalThis.shifts = [];
  interface Source {
    node: Node | null;
    previousRect: DOMRectReadOnly;
    currentRect: DOMRectReadOnly;
  }
  interface Shift extends PerformanceEntry {
    value: number;
    sources: Source[];
  }
  const named = ({ node }: Source) =>
    node instanceof Element ? `${node.tagName}.${node.className}` : String(node?.nodeName);
  // Chromium takes what stands above the phone's sticky bar to jump when the page behind it grows, which nobody sees.
  const SAID = '.phone-bar .said';
  const is_sentence = ({ node }: Source) => node instanceof Element && node.matches(SAID);
  const moved = ({ previousRect: from, currentRect: to }: Source) => from.x !== to.x || from.y !== to.y;
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Shift[])
      if (!sources.filter(moved).every(is_sentence) || sources.length === 0)
        globalThis.shifts.push({ score: value, moved: sources.map(named) });
  }).observe({ type: 'layout-shift', buffered: true });
  // Where it really stands is looked at in every frame.
  const look = () => {
    requestAnimationFrame(look);
    const [sentence, bar] = [document.querySelector(SAID), document.querySelector('.phone-bar')];
    if (!sentence || !bar || sentence.textContent === '') return;
    const apart = Math.abs(sentence.getBoundingClientRect().bottom - bar.getBoundingClientRect().top);
    if (apart > 1.5) globalThis.shifts.push({ score: 1, moved: [`what is said, ${apart} px from its bar`] });
  };
  requestAnimationFrame(look);
}

export const watch_shifts = (page: Page) => page.addInitScript(watch_in_page);

/** All that jumped so far is less than anybody sees. */
export async function has_not_jumped(page: Page): Promise<void> {
  // A shift is told after the frame in which it was seen.
  const shifts = await page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    return globalThis.shifts;
  });
  const largest = shifts.toSorted((one, other) => other.score - one.score).slice(0, 5);
  const sum = shifts.reduce((all, { score }) => all + score, 0);
  expect(sum, JSON.stringify(largest)).toBeLessThan(0.02);
}

/** As if nothing had jumped yet. */
export const forgive = (page: Page) =>
  page.evaluate(() => {
    globalThis.shifts = [];
  });

/** Waits until nothing in the page has changed for a while. */
export const at_rest = (page: Page) =>
  page.evaluate(async () => {
    let quiet = 0;
    const watch = new MutationObserver(() => {
      quiet = 0;
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    while (quiet++ < 15) await new Promise(requestAnimationFrame);
    watch.disconnect();
  });
