// SPDX-License-Identifier: MIT
import { defineConfig } from 'vitest/config';

// The built site in real browsers. Two files at a time: while one page waits, for a timer or a picture, the other computes.
export default defineConfig({
  test: {
    // What takes longer, or is looked at in every browser, is tested by scripts/test --all.
    include: ['tests/browser/**/*.test.ts', ...(process.env.ALL ? ['tests/long/**/*.test.ts'] : [])],
    globalSetup: 'tests/browser/support/shared-chromium.ts',
    maxWorkers: 2,
    // A busy machine is no failure: what is waited for comes, or does not within Playwright's own half minute.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
