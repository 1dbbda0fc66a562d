// SPDX-License-Identifier: MIT
/** The ranges of lr and γ have one source, whoever offers them. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SLIDERS } from '../../../../src/lab/experiment/rates';
import { RUN } from '../../../../src/lab/experiment/settings';
import { SCALES } from '../../../../src/rooms/ravine/descent/scales';
import { pace_settings } from '../../../../src/rooms/ravine/descent/settings';

const TYPED = [-1, 0, 1e-9, 0.5, 1, 1.5, 2, 2.1, 100, 1000, 1001, Number.NaN];

it.each(['lr', 'momentum'] as const)('%s is the same on a network, on a surface and in a link', (key) => {
  const admitted = TYPED.map((value) => SLIDERS[key].admit(value));
  for (const setting of [RUN[key], pace_settings[key]])
    expect(TYPED.map((value) => setting?.admit(value))).toEqual(admitted);
  // From the largest on nothing is learnt; below 0 the core has none.
  const most = key === 'lr' ? 1000 : 2;
  expect(admitted.map(({ ok }) => ok)).toEqual(TYPED.map((value) => value >= 0 && value <= most));
});

it('what is slid may be set', () => {
  for (const key of ['lr', 'momentum'] as const)
    for (const { min, max } of [SLIDERS[key].control, SCALES[key]])
      for (const end of [min, max]) expect(SLIDERS[key].admit(end)).toEqual({ ok: true, value: end });
});

it('a scale of γ, and a setting of lr or γ, are made in one file', () => {
  const sources = new URL('../../../../src/', import.meta.url);
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const makes = (text: string) =>
    /(?<!function )friction_scale\(|real\(\s*'(ravine_)?(lr|momentum)'/.test(text);
  expect(files.filter((file) => makes(readFileSync(new URL(file, sources), 'utf8')))).toEqual([
    'lab/experiment/rates.ts',
  ]);
});
