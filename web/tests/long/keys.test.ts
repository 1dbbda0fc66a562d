// SPDX-License-Identifier: MIT
/** Space, as the page and its buttons understand it, in Firefox, which presses a focused button when the key goes up. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { launch_firefox } from '../browser/support/browsers';
import { SLOWLY, SPACE } from '../browser/support/space';
import { open } from '../browser/support/stage';

let firefox: Browser;
beforeAll(async () => {
  firefox = await launch_firefox();
});
afterAll(() => firefox.close());

it('Space does in one page what it does in Chromium', async () => {
  const page = await open({ query: SLOWLY, engine: firefox });
  for (const [, check] of SPACE) await check(page);
});
