// SPDX-License-Identifier: MIT
/** Hosts that serve wasm as what they please: everything trains all the same. */
import { it } from 'vitest';
import { break_file, open, trains, WASM } from '../browser/support/stage';
import { waitForSteps } from '../browser/support/visit';

it.each([
  ['as bytes', 'application/octet-stream'],
  ['as a page', 'text/html'],
  ['without a type', null],
])('wasm served %s trains', async (_, type) => {
  break_file(WASM, { type });
  const page = await open();
  await waitForSteps(page, 5);
  await trains(page);
});

it('the page in one file, served as any other', async () => {
  const page = await open({ query: 'momentum-lab.html?steps=20&lang=en' });
  await waitForSteps(page, 20);
  await trains(page);
});
