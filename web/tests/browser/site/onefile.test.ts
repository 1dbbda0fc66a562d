// SPDX-License-Identifier: MIT
/** momentum-lab.html: the whole page in one file, opened from disk; and momentum-lab.zip, the folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FILE, trains_as_served } from '../support/one-file';
import { DIST } from '../support/site';
import { browser, open } from '../support/stage';

describe('the file', () => {
  const text = () => readFileSync(`${DIST}/momentum-lab.html`, 'utf8');

  it('opened from disk trains as the page that is served, and has all that it has', () =>
    trains_as_served(browser));

  it('has at most 760 KB', () => {
    expect(Buffer.byteLength(text())).toBeLessThanOrEqual(760_000);
  });

  it('allows nothing from anywhere', () => {
    const [, policy = ''] = /Content-Security-Policy"\s+content="([^"]+)"/.exec(text()) ?? [];
    expect(policy).toMatch(
      /^default-src 'none'; script-src ('sha256-\S+' )+'wasm-unsafe-eval'; style-src 'sha/,
    );
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval(?!')|'unsafe-eval'|\*|https?:|'self'/);
  });

  it('cut on its way, or in a browser without what it needs, says so in both languages', async () => {
    const page = await open({
      base: FILE,
      prepare: (fresh) =>
        fresh.addInitScript(() => Reflect.deleteProperty(globalThis, 'DecompressionStream')),
    });
    await page.getByText('This file is not whole').waitFor();
    await page.getByText('文件不完整').waitFor();
  });
});

describe('momentum-lab.zip', () => {
  it('is the folder, without itself, all of one day', () => {
    const zip = new Uint8Array(readFileSync(`${DIST}/momentum-lab.zip`));
    const unpacked = unzipSync(zip);
    const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(Object.keys(unpacked)).toHaveLength(files.length - 1);
    for (const [name, bytes] of Object.entries(unpacked)) {
      const beside = DIST + name.replace(/^momentum-lab/, '');
      expect(existsSync(beside), name).toBe(true);
      expect(Buffer.from(bytes).equals(readFileSync(beside)), name).toBe(true);
    }
    // MS-DOS time and date of the first entry: midnight, 1 January 1980.
    expect([...zip.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });
});
