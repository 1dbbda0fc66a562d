// SPDX-License-Identifier: MIT
/** One Chromium for all browser tests of a run, which ends with the number of pages that were loaded in it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve_chromium } from './browsers';

declare module 'vitest' {
  interface ProvidedContext {
    /** where the shared Chromium is reached */
    chromium: string;
    /** a file with a line for each test file: how many documents it loaded */
    loads: string;
  }
}

export default async function start({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await serve_chromium();
  const folder = mkdtempSync(join(tmpdir(), 'momentum-browser-'));
  const loads = join(folder, 'loads');
  writeFileSync(loads, '');
  provide('chromium', server.wsEndpoint());
  provide('loads', loads);
  return async () => {
    await server.close();
    const counts = readFileSync(loads, 'utf8').split('\n').filter(Boolean);
    console.log(`Page loads: ${counts.reduce((sum, count) => sum + Number(count), 0)}`);
    rmSync(folder, { recursive: true });
  };
}
