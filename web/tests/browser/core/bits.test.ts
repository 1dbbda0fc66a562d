// SPDX-License-Identifier: MIT
/** The shipped wasm gives the bits that native builds are held to; in Firefox, too: tests/long. */
import { it } from 'vitest';
import { browser } from '../support/stage';
import { gives_the_bits } from './bits';

it('Chromium gives the bits of native builds', () => gives_the_bits(browser));
