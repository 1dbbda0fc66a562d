// SPDX-License-Identifier: MIT
/** Lines that draw an experiment's data as torch does: every kind by the formula it is documented by (cpp/include/momentum/data/kinds.hpp). */

import { data_set } from '../../data';
import type { DataShape, DataValues } from '../../data/data-set';
import { data_values_of, shape_of } from '../../experiment/data-settings';
import type { CoreDataKind } from '../../experiment/schema';
import type { ExperimentSettings } from '../../experiment/types';

/** The file that lies beside a program whose data are no draws. */
export const DATA_FILE = 'data.csv';

/** From the run's own random stream. */
function uniform({ samples, features, classes, outputs }: DataShape): string[] {
  const y =
    classes > 0 ? `torch.randint(0, ${classes}, (${samples},))` : `torch.rand(${samples}, ${outputs})`;
  return [`x = torch.rand(${samples}, ${features})`, `y = ${y}`];
}

/** What was drawn in float64 is rounded. */
const rounded = ({ classes }: DataShape) => (classes > 0 ? 'x = x.float()' : 'x, y = x.float(), y.float()');

/** The draws of y are made all the same, so that the network starts as it would. */
function taught(shape: DataShape, in_double: boolean): string[] {
  const { features, classes, outputs } = shape;
  return [
    ...uniform(shape),
    ...(in_double ? [rounded(shape)] : []),
    `teacher = torch.rand(${features}, ${classes || outputs}, generator=torch.Generator().manual_seed(1)) - 0.5`,
    `y = ((x - 0.5).double() @ teacher.double())${classes > 0 ? '.argmax(1)' : '.float()'}`,
  ];
}

/** In the order of the rows: inputs, then the label or the targets. */
function read({ features, classes }: DataShape): string[] {
  return [
    `with open(${`'${DATA_FILE}'`}, encoding='utf-8-sig') as file:`,
    "    rows = [[float(cell) for cell in line.split(',')] for line in list(file)[1:]]",
    'table = torch.tensor(rows)',
    `x, y = table[:, :${features}], table[:, ${classes > 0 ? `${features}].long()` : `${features}:]`}`,
  ];
}

/** Four uniform draws a sample from the data's own seed: a, b, and a pair p, q of normal ones. In double. */
function point_draws(values: DataValues, uses: string): string[] {
  const b = uses.includes('b') ? ['b = u[:, 1]'] : [];
  const q = uses.includes('q') ? ['q = radius * turn.sin()'] : [];
  return [
    `u = torch.rand(${values.samples}, 4, generator=torch.Generator().manual_seed(${values.seed})).double()`,
    'a = u[:, 0]',
    ...b,
    'radius, turn = (-2 * torch.log(1 - u[:, 2])).sqrt(), 2 * math.pi * u[:, 3]',
    'p = radius * turn.cos()',
    ...q,
  ];
}

const number_of = (samples: number | undefined, classes: string) =>
  `y = torch.arange(${samples}) % ${classes}`;
const points = (x1: string, x2: string, noise: number | undefined) => [
  `x1 = ${x1}`,
  `x2 = ${x2}`,
  `x = torch.stack([x1 + ${noise} * p, x2 + ${noise} * q], 1).float()`,
];
const angle_of = (turns: string) => `angle = 2 * math.pi * ${turns}`;

type PointKind = 'two_moons' | 'circles' | 'spirals' | 'xor' | 'blobs' | 'sine' | 'plane';

const POINTS: Record<PointKind, (values: DataValues) => string[]> = {
  two_moons: (values) => [
    ...point_draws(values, 'q'),
    number_of(values.samples, '2'),
    ...points(
      '(1 - 2 * y) * torch.cos(math.pi * a) + y - 0.5',
      '(1 - 2 * y) * (torch.sin(math.pi * a) - 0.25)',
      values.noise,
    ),
  ],
  circles: (values) => [
    ...point_draws(values, 'q'),
    number_of(values.samples, '2'),
    angle_of('a'),
    `r = torch.tensor([1, ${values.factor}], dtype=torch.float64)[y]`,
    ...points('r * angle.cos()', 'r * angle.sin()', values.noise),
  ],
  spirals: (values) => [
    ...point_draws(values, 'q'),
    number_of(values.samples, String(values.arms)),
    angle_of(`(0.75 * a + y.double() / ${values.arms})`),
    'r = 0.225 + 1.275 * a',
    ...points('r * angle.cos()', 'r * angle.sin()', values.noise),
  ],
  xor: (values) => [
    ...point_draws(values, 'bq'),
    number_of(values.samples, '2'),
    's = torch.where(a < 0.5, -1.0, 1.0)',
    ...points('s * (0.1 + 0.9 * (2 * a - 1).abs())', '(1 - 2 * y) * s * (0.1 + 0.9 * b)', values.noise),
  ],
  blobs: (values) => [
    ...point_draws(values, 'q'),
    number_of(values.samples, String(values.classes)),
    angle_of(`(0.25 + y.double() / ${values.classes})`),
    ...points('angle.cos()', 'angle.sin()', values.spread),
  ],
  sine: (values) => [
    ...point_draws(values, ''),
    'x = (2 * a - 1).unsqueeze(1)',
    `y = (torch.sin(1.5 * math.pi * x) + ${values.noise} * p.unsqueeze(1)).float()`,
    'x = x.float()',
  ],
  plane: (values) => [
    ...point_draws(values, 'b'),
    'x1, x2 = 2 * a - 1, 0.25 * (2 * b - 1)',
    'x = torch.stack([x1, x2], 1).float()',
    `y = (0.5 + x1 - 2 * x2 + ${values.noise} * p).unsqueeze(1).float()`,
  ],
};

const is_points = (kind: CoreDataKind): kind is PointKind => Object.hasOwn(POINTS, kind);

/** Drawn from the run's own random stream, in what torch.set_default_dtype says. */
export const is_drawn = ({ data }: Pick<ExperimentSettings, 'data'>): boolean =>
  data_set(data).core.startsWith('torch_rand');

/** x and y, before a part of them is taken away for the test. `in_double`: what is drawn is drawn in float64. */
export function data_lines(experiment: ExperimentSettings, in_double: boolean): string[] {
  const { core } = data_set(experiment.data);
  const shape = shape_of(experiment);
  if (is_points(core)) return POINTS[core](data_values_of(experiment));
  if (core === 'arrays') return read(shape);
  if (core !== 'torch_rand') return taught(shape, in_double);
  return [...uniform(shape), ...(in_double ? [rounded(shape)] : [])];
}

/** Whether a program needs the file beside it. */
export const reads_file = ({ data }: Pick<ExperimentSettings, 'data'>): boolean =>
  data_set(data).core === 'arrays';
