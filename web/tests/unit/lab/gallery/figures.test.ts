// SPDX-License-Identifier: MIT
/** Pictures of data as figures, of what the core draws; and the small ones that ship, beside the files they are of. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Figure, ImageMark, PathMark } from '../../../../src/figure/marks';
import { DATA_KINDS, type DataKind } from '../../../../src/lab/data';
import { default_settings } from '../../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options } from '../../../../src/lab/experiment/network';
import { defaults, EXPERIMENT } from '../../../../src/lab/experiment/settings';
import type { ExperimentSettings } from '../../../../src/lab/experiment/types';
import { points_figure, thumbnail_figure } from '../../../../src/lab/gallery/figures';
import { group_of } from '../../../../src/lab/gallery/groups';
import { DIGITS, PETALS } from '../../../../src/lab/gallery/thumbnails';
import { CORE_TASKS } from '../../../../src/worker/products/core-tasks';
import type { DataPoints } from '../../../../src/worker/protocol';
import { core } from '../core_workers';

const SIZE = { width: 120, height: 120 };

function drawn(data: DataKind, more: Partial<ExperimentSettings> = {}): DataPoints {
  const experiment = { ...defaults<ExperimentSettings>(EXPERIMENT), data, ...more };
  const options = trainer_options(experiment, DEFAULT_BUILD, default_settings('a'));
  return (CORE_TASKS.data_points.compute(core, { options }) as { ok: DataPoints }).ok;
}

const paths = (figure: Figure) => figure.marks.filter((mark): mark is PathMark => mark.kind === 'path');
const parts_of = (figure: Figure, is: (mark: PathMark) => boolean) =>
  paths(figure)
    .filter(is)
    .reduce((sum, { parts }) => sum + parts.length, 0);

it('each kind has a small picture: of what the core draws once it is there, of the others at once', () => {
  for (const kind of DATA_KINDS) {
    const from_core = ['plane', 'number'].includes(group_of(kind));
    expect([kind, thumbnail_figure(kind, null, SIZE) === null]).toEqual([kind, from_core]);
    const figure = thumbnail_figure(kind, from_core ? drawn(kind) : null, SIZE);
    expect(figure?.marks.length).toBeGreaterThan(0);
  }
});

it('spirals: each point once, in its class’s colour, hollow where it is only tested, and within the picture', () => {
  const points = drawn('spirals', { test: 'split', test_share: 0.3 });
  const figure = points_figure('spirals', points, SIZE);
  const filled = ['class-0', 'class-1', 'class-2'].map((ink) => parts_of(figure, ({ fill }) => fill === ink));
  expect(filled).toEqual([84, 84, 84]);
  expect(parts_of(figure, ({ fill }) => fill === 'card')).toBe(108);
  const corners = paths(figure).flatMap(({ parts }) =>
    parts.flatMap((part) => ('points' in part ? Array.from(part.points) : [part.x, part.y])),
  );
  expect(Math.min(...corners)).toBeGreaterThan(0);
  expect(Math.max(...corners)).toBeLessThan(120);
});

it('more classes than shapes have their numbers beside them', () => {
  const legend = (classes: number) =>
    points_figure('blobs', drawn('blobs', { data_values: { classes } }), SIZE).marks.flatMap((mark) =>
      mark.kind === 'text' ? [mark.text] : [],
    );
  expect(legend(5)).toEqual([]);
  expect(legend(7)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
});

it('a sine lies on its wave where there is no noise', () => {
  const points = drawn('sine', { data_values: { noise: 0 } });
  const [wave, ...targets] = paths(points_figure('sine', points, { width: 600, height: 600 }));
  const [line] = wave?.parts ?? [];
  const corners = line && 'points' in line ? Array.from(line.points) : [];
  const height_at = (x: number) => {
    const i = corners.findIndex((corner, at) => at % 2 === 0 && corner >= x);
    return corners[i + 1] as number;
  };
  const off = targets.flatMap(({ parts }) =>
    parts.map((part) => ('radius' in part ? Math.abs(part.y - height_at(part.x)) : 0)),
  );
  expect(off).toHaveLength(200);
  // As far as the wave goes from one of its corners to the next.
  expect(Math.max(...off)).toBeLessThan(46);
});

const lines_of = (kind: string) =>
  readFileSync(
    fileURLToPath(new URL(`../../../../src/lab/data/${kind}/${kind}.txt`, import.meta.url)),
    'utf8',
  )
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

it('what ships of measured data is of their files, and no more than a thousand letters', () => {
  expect(DIGITS).toEqual(
    lines_of('digits')
      .slice(0, 15)
      .map((line) => line.slice(0, 64)),
  );
  const petals = lines_of('iris').map((line) => line.split(' ').slice(2, 4));
  expect(PETALS).toBe(
    petals
      .flat()
      .map((tenths) => tenths.padStart(2, '0'))
      .join(''),
  );
  expect(lines_of('iris').map((line) => line.at(-1))).toEqual(
    Array.from({ length: 150 }, (_, i) => String(Math.floor(i / 50))),
  );
  expect(Math.max(PETALS.length, DIGITS.join('').length)).toBeLessThan(1000);
});

it('handwriting is ink on paper', () => {
  const [image] = thumbnail_figure('digits', null, SIZE)?.marks ?? [];
  const pixels = (image as ImageMark).pixels({} as never);
  const red = pixels.filter((_, i) => i % 4 === 0);
  expect([Math.min(...red), Math.max(...red)]).toEqual([29, 250]);
});
