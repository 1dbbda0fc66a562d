// SPDX-License-Identifier: MIT
/** Hosts that serve wasm as what they please: everything trains all the same. */
import { it } from 'vitest';
import { befall, open, trains, WASM } from '../browser/stage';
import { waitForSteps } from '../browser/visit';

it.each([
  ['as bytes', 'application/octet-stream'],
  ['as a page', 'text/html'],
  ['without a type', null],
])('wasm served %s trains', async (_, type) => {
  befall(WASM, { type });
  const page = await open();
  await waitForSteps(page, 5);
  await trains(page);
});
