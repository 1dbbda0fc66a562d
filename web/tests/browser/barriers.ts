// SPDX-License-Identifier: MIT
/**
 * What axe finds against a page, in the page itself: @axe-core/playwright fetches all that axe has looked at through
 * a page of its own, in five times the time.
 */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules that are broken, and by what. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations }: AxeResults = await page.evaluate('axe.run({ resultTypes: ["violations"] })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
