// SPDX-License-Identifier: MIT
import type { Chapter } from '../chapter';
import { counted, degrees, exactly } from '../facts';
import { between, RAVINE, steepest, tenth_every, to_bottom } from '../valley';

export const zig_zag: Chapter = {
  id: 'zig_zag',
  minutes: 2,
  trained: null,
  ticks: RAVINE.steps,
  figure: { kind: 'valley' },
  question: { kind: 'arrow', fact: 'downhill', near: 15 },
  keys: ['off', 'tenth'],
  further: false,
  facts: () => {
    const { condition, lr, start } = RAVINE;
    return {
      condition: exactly(condition),
      lr: exactly(lr),
      downhill: degrees(steepest(start)),
      off: degrees(between(steepest(start), to_bottom(start)), 'a'),
      tenth: counted(Math.round(tenth_every(1)), 'a'),
    };
  },
};
