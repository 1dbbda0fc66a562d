// SPDX-License-Identifier: MIT
import { angle_of } from '../../../lib/angles';
import { start_of } from '../../ravine/descent/surface-defaults';
import type { Chapter } from '../lesson/chapter';
import { counted, degrees, exactly } from '../lesson/facts';

export const zig_zag: Chapter = {
  id: 'zig_zag',
  minutes: 2,
  trained: null,
  descends: 'a',
  figure: { kind: 'ravine' },
  question: { kind: 'arrow', fact: 'downhill', near: 15 },
  keys: ['off', 'tenth'],
  further: false,
  facts: ({ settings, runs, traces: descents, minima, off_by }) => {
    const [run, trajectory] = [runs[0], descents[0]];
    if (!run || !trajectory || !('ok' in trajectory)) return {};
    const { path, motion } = trajectory.ok;
    const [x, y] = start_of(settings);
    const [bottom_x, bottom_y] = minima[0] ?? [Number.NaN, Number.NaN];
    return {
      condition: exactly(settings.kappa),
      lr: exactly(run.lr),
      downhill: degrees(angle_of(-(path.gradient_x[0] as number), -(path.gradient_y[0] as number))),
      to_bottom: degrees(angle_of(bottom_x - x, bottom_y - y)),
      off: degrees(off_by, 'a'),
      tenth: counted(Math.round(motion?.steps_per_tenth ?? Number.NaN), 'a'),
    };
  },
};
