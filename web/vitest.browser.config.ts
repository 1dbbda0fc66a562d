// SPDX-License-Identifier: MIT
import { defineConfig } from 'vitest/config';

// The built site in real browsers; one file at a time, since browsers want the cores for themselves.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
