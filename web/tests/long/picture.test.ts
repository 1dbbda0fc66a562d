// SPDX-License-Identifier: MIT
/** The README's picture: learnable labels at step 600. With PICTURE=file it is taken (scripts/picture). */
import { expect, it } from 'vitest';
import { open } from '../browser/support/stage';

it('a link shows what the README shows', async () => {
  const page = await open({
    query: '?lang=en&theme=light&data=learnable&target=0.1&speed=100&steps=600',
    // As for the first time: nothing but the link says what is shown.
    first_visit: Boolean(process.env.PICTURE),
  });
  await page.getByTestId('step').filter({ hasText: /^600$/ }).waitFor();
  const sentence = page.getByText(/reached 0\.1 first, at step \d+/).first();
  expect(await sentence.textContent()).toContain('Momentum');
  if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });
});
