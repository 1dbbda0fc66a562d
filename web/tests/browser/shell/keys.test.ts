// SPDX-License-Identifier: MIT
/** Space, as the page and its buttons understand it, in Chromium; in Firefox, where it differs: tests/long. */
import { describe, it } from 'vitest';
import { SLOWLY, SPACE } from '../support/space';
import { shared } from '../support/stage';

describe('Space', () => {
  const page = shared({ query: SLOWLY });
  it.each(SPACE)('%s', (_, check) => check(page()));
});
