// SPDX-License-Identifier: MIT
/** Sharing for a room: links, snippet and codes of one moment, and what cannot be scanned is said. */
import { beforeEach, expect, it, vi } from 'vitest';
import { code_of } from '../../../src/modes/share/qr';
import { all, at_step, field, one, open_page, press, says, text, until } from '../support/page';

let copied = '';
beforeEach(() => {
  copied = '';
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (words) => {
    copied = words;
  });
});

async function share(query: string, step: number): Promise<void> {
  await open_page(query, { still: true });
  await at_step(step);
  await press(/^(Share link|分享链接)$/);
  await until(() => expect(all('.share-kinds').length).toBe(2));
}

/** The squares of a code that is shown. */
const drawn = (where: string) => one(`${where} .qr path`).getAttribute('d');
const expect_code = (where: string, link: string) =>
  until(() => expect(drawn(where)).toBe(code_of(link)?.path));

it('the code is the link that was copied, small and large, of the moment and of the set-up', async () => {
  await share('?lang=en&steps=30', 30);
  await says('.popover', 'replays to this moment');
  expect(new URL(copied).searchParams.get('steps')).toBe('30');
  await expect_code('.qr-small', copied);
  const moment = copied;
  await press('the set-up (paused at 0)');
  await says('.popover', 'opens this set-up');
  expect(copied).not.toBe(moment);
  expect(new URL(copied).searchParams.get('steps')).toBe('0');
  await expect_code('.qr-small', copied);
  await press('QR code, large');
  await until(() => one('dialog.qr-large[open]'));
  expect(one('dialog.qr-large').getAttribute('aria-label')).toBe('QR code, large');
  await expect_code('dialog.qr-large', copied);
});

it('gives a presenter’s link and a snippet, and says that this address is only here', async () => {
  await share('?lang=en&steps=30', 30);
  await says('.popover', 'is this very device: phones in the room cannot open it');
  await press('a presenter link');
  await says('.popover', 'Presenter link copied');
  expect(copied).toMatch(/[?&]view=present.*&steps=30/);
  await expect_code('.qr-small', copied);
  await press('the snippet to embed it');
  await says('.popover', 'Snippet copied');
  expect(copied).toMatch(/^<iframe src="http[^"]*view=embed[^"]*" title="Momentum Lab" [^>]*><\/iframe>$/);
  expect(copied).toContain(new URL('/lab/?', location.href).href);
});

it('a link too long for a code says how long it is and how much fits', async () => {
  const changes = Array.from({ length: 500 }, (_, i) => `0.0${1 + (i % 9)}@${i + 1}`).join();
  await share(`?lang=en&b.lr=0.1,${changes}&steps=0`, 0);
  await until(() => expect(copied.length).toBeGreaterThan(2953));
  const sentence = `the link has ${copied.length.toLocaleString('en')} characters, and a code holds 2,953`;
  await until(() => expect(text('.popover')).toContain(sentence));
  expect(all('.qr-small')).toEqual([]);
});

it('a browser that refuses the clipboard is not said to have copied: the link stands there to be copied by hand', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  await share('?lang=en&steps=30', 30);
  const link = await field(/^The browser refused the clipboard/);
  expect(new URL(link.value).searchParams.get('steps')).toBe('30');
  expect(text('.popover')).not.toContain('replays to this moment');
});
