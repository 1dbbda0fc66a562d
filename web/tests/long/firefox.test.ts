// SPDX-License-Identifier: MIT
/** Firefox: the bits of native builds, the one file and the folder from disk, and all of the page without network. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { gives_the_bits } from '../browser/core/bits';
import { launch_firefox } from '../browser/support/browsers';
import { works_offline } from '../browser/support/offline';
import { trains_as_served } from '../browser/support/one-file';
import { expect_serving_hint } from '../browser/support/unopened';

let firefox: Browser;
beforeAll(async () => {
  firefox = await launch_firefox();
});
afterAll(() => firefox.close());

it('gives the bits of native builds', () => gives_the_bits(firefox));

it('opens the one file from disk, which trains as the page that is served, and has all that it has', () =>
  trains_as_served(firefox));

it.each(['index.html', 'bench.html'])('from disk, %s says so at once, and how to serve it', async (file) => {
  await expect_serving_hint(file, firefox);
});

it('works without a server after one visit', () => works_offline(firefox));
