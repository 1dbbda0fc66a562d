// SPDX-License-Identifier: MIT
// @vitest-environment happy-dom
/** In the copy that scripts/scratch makes, the page's control for the option `spice`. */
import { expect, it } from 'vitest';
import { at_step, in_address, one, open_page, type, until } from '../views/support/page';

it('the open card has a control for it, whose changes the link says', async () => {
  await open_page('?lang=en&steps=3');
  await at_step(3);
  const field = await until(() => one<HTMLInputElement>('#b-spice'));
  expect(field.value).toBe('0.25');
  type(field, '0.75');
  await until(() => expect(in_address('b.spice')).toBe('0.25,0.75@3'));
});
