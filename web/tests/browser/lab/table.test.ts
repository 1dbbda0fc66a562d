// SPDX-License-Identifier: MIT
/** A table of one's own in a browser: dropped as a file, read by a real worker, trained, kept across a reload; for everybody. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { shared, still } from '../support/stage';
import { waitForSteps } from '../support/visit';

const page = shared({ query: '?lang=en&data=moons&steps=3', options: still });
const DIALOG = 'dialog.gallery[open]';

/** Leaves of four trees, in German: lengths in millimetres with decimal commas, a few gaps, a byte order mark. */
function leaves(bad: boolean): string {
  const rows = Array.from({ length: 80 }, (_, i) => {
    const tree = i % 4;
    const lengths = [40 + 30 * tree + (i % 7), 90 - 15 * tree + (i % 5)].map((mm) => `${mm},${i % 10}`);
    if (i === 8) lengths[1] = '';
    if (bad && i === 20) lengths[0] = 'ca. 7';
    return [
      i + 1,
      ['Ahorn', 'Buche', 'Eiche', 'Linde'][tree],
      ...lengths,
      i === 8 ? '' : i % 3 ? 'grün' : 'gelb',
    ].join(';');
  });
  return `\ufeff${['Nr;Baum;Länge mm;Breite mm;Farbe', ...rows].join('\r\n')}`;
}

async function opened(): Promise<Page> {
  const now = page();
  if ((await now.locator(DIALOG).count()) === 0) await now.locator('.data-card').click();
  await now.locator(`${DIALOG} .gallery-head input[value=table]`).check({ force: true });
  return now;
}

/** A file as the system hands it over. */
async function drop(now: Page, name: string, content: string): Promise<void> {
  await now.locator(DIALOG).evaluate(
    (dialog, [file_name, text]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], file_name));
      dialog.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
    },
    [name, content] as const,
  );
}

it('a dropped file is read by a worker, trained, and there again after a reload', async () => {
  const now = await opened();
  await waitForSteps(now, 3);
  await drop(now, 'blaetter-9b.csv', leaves(false));
  await now.getByText('79 of 80 rows × 4 inputs → 4 classes, standardised; 63 rows train, 16 test').waitFor();
  await now.getByRole('button', { name: 'Use this table' }).click();
  await now.getByText('Now training on: blaetter-9b.csv.').waitFor();
  await waitForSteps(now, 0);
  await expect.poll(() => now.url()).toMatch(/table=[0-9a-f]{8}\.79\.4\.c4/);
  await now.getByRole('button', { name: 'Step 1' }).click();
  await waitForSteps(now, 1);
  const loss = () => now.locator('.leader-board, table').first().innerText();
  const before = await loss();
  await expect.poll(() => now.url()).toContain('steps=1');
  await now.reload();
  await waitForSteps(now, 1);
  await expect.poll(() => now.locator('.data-card b').innerText()).toBe('blaetter-9b.csv');
  await expect.poll(loss).toBe(before);
  expect(await now.locator('.banner').count()).toBe(0);
});

it.each([
  [1440, 900],
  [390, 844],
  [320, 640],
])(
  'nothing lies outside of it at %i × %i, and nobody meets a barrier: none, read, to settle',
  async (width, height) => {
    const now = await opened();
    await now.setViewportSize({ width, height });
    for (const [content, shown] of [
      [leaves(false), '.own-table'],
      [leaves(true), '.table-problem'],
    ] as const) {
      await drop(now, 'blaetter-9b.csv', content);
      await now.locator(`${DIALOG} ${shown} >> nth=0`).waitFor();
      for (const theme of ['light', 'dark'] as const) {
        await now.emulateMedia({ colorScheme: theme });
        const outside = await now.locator(DIALOG).evaluate((dialog) => {
          const frame = dialog.getBoundingClientRect();
          const all = [...dialog.querySelectorAll('button, input, select, p, h3, h4')];
          return all
            .filter((one) => !one.closest('.table-frame, .lines'))
            .filter((one) => one.getBoundingClientRect().width > 0)
            .filter((one) => {
              const box = one.getBoundingClientRect();
              return box.left < frame.left - 1 || box.right > frame.right + 1;
            })
            .map((one) => one.outerHTML.slice(0, 80));
        });
        expect(outside).toEqual([]);
        expect(await barriers(now)).toEqual([]);
      }
    }
    const use = await now.locator(`${DIALOG} .gallery-foot .strong`).boundingBox();
    expect((use?.y ?? 0) + (use?.height ?? 0)).toBeLessThanOrEqual(height);
  },
);
