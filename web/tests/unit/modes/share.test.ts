// SPDX-License-Identifier: MIT
/** What is shared: codes that say the link, snippets that hold it, addresses that open only here. */
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { only_here } from '../../../src/lib/local-url';
import { code_of, MOST_BYTES } from '../../../src/modes/share/qr';
import { snippet_of } from '../../../src/modes/share/snippet';

/** The path filled as SVG fills it, four pixels a square, with the margin around it. */
function picture({ size, path }: { size: number; path: string }) {
  const scale = 4;
  const side = (size + 8) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = 0; row < scale; row++)
      for (let i = 0; i < Number(length) * scale; i++) {
        const at = ((Number(y) + 4) * scale + row) * side + (Number(x) + 4) * scale + i;
        pixels.fill(0, 4 * at, 4 * at + 3);
      }
  return jsqr(pixels, side, side)?.data;
}

describe('QR code', () => {
  it.each([10, 300, 1200])('says the link back: %d characters', (length) => {
    const link = `https://example.org/?a.lr=0.1,${'0.05@300,'.repeat(length)}`.slice(0, length);
    const code = code_of(link);
    expect(code && picture(code)).toBe(link);
  });

  it('holds as much as it says, and no byte more', () => {
    expect(code_of('~'.repeat(MOST_BYTES))?.size).toBe(177);
    expect(code_of('~'.repeat(MOST_BYTES + 1))).toBeNull();
    expect(code_of('动'.repeat(Math.ceil(MOST_BYTES / 3)))).toBeNull();
  });
});

it.each([
  ['file:///home/me/index.html', 'disk'],
  ['http://localhost:8080/', 'device'],
  ['http://lab.localhost/', 'device'],
  ['http://127.0.0.1:4173/?a=1', 'device'],
  ['http://[::1]:80/', 'device'],
  ['http://192.168.1.20:8080/', null],
  ['https://localhost.example.org/', null],
  ['https://example.org/127.0.0.1', null],
])('%s opens only on: %s', (address, where) => expect(only_here(address)).toBe(where));

it('a snippet is HTML: what is special in it is escaped', () => {
  const html = snippet_of('https://example.org/?a=1&b="2"', 'A & B');
  expect(html).toContain('src="https://example.org/?a=1&amp;b=&quot;2&quot;"');
  expect(html).toContain('title="A &amp; B"');
});
