// SPDX-License-Identifier: MIT
/** Other pages opened as files on disk, and scripts that an extension blocks: the words said then. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { allow, MISSED, open, still } from '../browser/support/stage';
import { expect_serving_hint, lost, on_disk } from '../browser/support/unopened';

it('bench.html says so at once, and how to serve it', async () => {
  await expect_serving_hint('bench.html');
});

it('the sources say so too', async () => {
  const page = await open({ base: new URL('../../', import.meta.url).href, query: 'index.html' });
  await on_disk(page).waitFor({ timeout: 8000 });
  expect(fileURLToPath(page.url())).toMatch(/web\/index\.html$/);
  allow(/./);
});

it('blocked scripts of the page’s own: the same', async () => {
  const blocked: string[] = [];
  const page = await open({
    options: still,
    prepare: (fresh) =>
      fresh.route(/assets\/.*\.js$/, (route) => {
        blocked.push(route.request().url());
        return route.abort('blockedbyclient');
      }),
  });
  await lost(page).waitFor({ timeout: 8000 });
  expect(blocked).not.toEqual([]);
  // The next of the page's scripts may be refused a moment later.
  await page.close();
  allow(MISSED);
});
