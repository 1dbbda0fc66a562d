// SPDX-License-Identifier: MIT
/** The README's picture: learnable labels at step 600. With PICTURE=file it is taken (scripts/picture). */
import { expect, it } from 'vitest';
import { launchChromium, serveSite } from './support';

it('a link shows what the README shows', async () => {
  const site = await serveSite();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${site.url}?lang=en&theme=light&data=learnable&target=0.1&speed=100&steps=600`);
    await page.getByTestId('step').filter({ hasText: /^600$/ }).waitFor();
    const sentence = await page
      .getByText(/reached 0\.1 first, at step \d+/)
      .first()
      .textContent();
    expect(sentence).toContain('Momentum');
    if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });
  } finally {
    await browser.close();
    await site.close();
  }
});
