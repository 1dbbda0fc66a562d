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
    /** a file with a line for each test file: its name, and how many documents it loaded */
    loads: string;
  }
}

/** Of lines of a file's name and its number, the sum, and the files with the most. */
function messages_of(lines: string[]): string {
  const counts = lines.map((line) => Number(line.split(' ')[1]));
  const most = lines.toSorted((one, other) => Number(other.split(' ')[1]) - Number(one.split(' ')[1]));
  return `Page loads: ${counts.reduce((sum, count) => sum + count, 0)} (${most.join(', ')})`;
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
    console.log(messages_of(readFileSync(loads, 'utf8').split('\n').filter(Boolean)));
    rmSync(folder, { recursive: true });
  };
}
