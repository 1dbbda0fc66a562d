// SPDX-License-Identifier: MIT
/** The shipped wasm gives the bits that native builds are held to; in Firefox, too: tests/long. */
import { it } from 'vitest';
import { gives_the_bits } from './bits';
import { browser } from './stage';

it('Chromium gives the bits of native builds', () => gives_the_bits(browser));
