// SPDX-License-Identifier: MIT
/** Each surface's defaults: the part of it that is shown, where runs start, and their rates. */
import { DESCENT } from '#wasm/momentum-schema';
import type { RuleType } from '../../../lab/experiment/schema';
import type { Point } from '../../../worker/protocol';
import type { RavineSettings } from './settings';
import type { SurfaceType } from './surfaces';

export interface SurfaceBox {
  x: readonly [number, number];
  y: readonly [number, number];
}

interface SurfaceDefaults {
  box: SurfaceBox;
  start: Point;
  /** learning rates of plain descent and of SGD with momentum, and that one's γ */
  plain: number;
  heavy: number;
  momentum: number;
  /** and of the rules that divide by the gradient's size */
  adaptive: number;
}

/** What every surface's contours are drawn for, where nobody moved. */
const RAVINE: SurfaceDefaults = {
  box: { x: [-9.9, 4.1], y: [-4.2, 5.8] },
  start: [DESCENT.x.default, DESCENT.y.default],
  plain: 0.036,
  heavy: 0.01,
  momentum: 0.85,
  adaptive: 0.5,
};

export const USUAL: Record<SurfaceType, SurfaceDefaults> = {
  quadratic: RAVINE,
  noisy: RAVINE,
  rosenbrock: {
    box: { x: [-2, 2], y: [-0.8, 2.2] },
    start: [-1.4, 1.6],
    plain: 0.0012,
    heavy: 0.0006,
    momentum: 0.9,
    adaptive: 0.05,
  },
  beale: {
    box: { x: [-1.5, 4.5], y: [-2, 2.2] },
    start: [0.2, 1.4],
    plain: 0.01,
    heavy: 0.005,
    momentum: 0.9,
    adaptive: 0.1,
  },
  himmelblau: {
    box: { x: [-6.5, 6.5], y: [-4.6, 4.6] },
    start: [-0.4, -0.8],
    plain: 0.01,
    heavy: 0.005,
    momentum: 0.85,
    adaptive: 0.3,
  },
  saddle: {
    box: { x: [-4.2, 4.2], y: [-3, 3] },
    start: [-3.4, 0.01],
    plain: 0.1,
    heavy: 0.05,
    momentum: 0.85,
    adaptive: 0.1,
  },
  plateau: {
    box: { x: [-4.5, 7.5], y: [-4.3, 4.3] },
    start: [-2.6, 2.4],
    plain: 0.3,
    heavy: 0.1,
    momentum: 0.85,
    adaptive: 0.2,
  },
};

const PLAIN_RULES: readonly RuleType[] = ['sgd'];

/** The learning rate and γ of a rule on a surface, where nobody said any. */
export function default_rates_of(surface: SurfaceType, rule: RuleType, has_momentum: boolean) {
  const surface_defaults = USUAL[surface];
  const momentum = has_momentum ? surface_defaults.momentum : 0;
  if (!PLAIN_RULES.includes(rule)) return { lr: surface_defaults.adaptive, momentum };
  return { lr: has_momentum ? surface_defaults.heavy : surface_defaults.plain, momentum };
}

export const start_of = ({ surface, x, y }: RavineSettings): [number, number] => [
  x ?? USUAL[surface].start[0],
  y ?? USUAL[surface].start[1],
];
