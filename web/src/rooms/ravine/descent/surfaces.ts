// SPDX-License-Identifier: MIT
/** The surfaces that the core has, their numbers, and how long runs are followed on them. */
import { DESCENT } from '#wasm/momentum-schema';
import type { SurfaceOptions } from '../../../worker/protocol';

const { variants } = DESCENT.surface;
export type SurfaceType = keyof typeof variants;
export const SURFACES = Object.keys(variants) as SurfaceType[];
export const CONDITION = variants.quadratic.fields.condition;
export const ANGLE = variants.quadratic.fields.angle;
export const NOISE = variants.noisy.fields.noise;
export const COORDINATE = DESCENT.x;

/** How many steps runs are followed, where nobody said it. */
export const USUAL_STEPS: Record<SurfaceType, number> = {
  quadratic: 60,
  noisy: 60,
  rosenbrock: 300,
  beale: 200,
  himmelblau: 60,
  saddle: 100,
  plateau: 120,
};

export interface SurfaceNumbers {
  kappa: number;
  angle: number;
  noise: number;
}

export function surface_options(type: SurfaceType, { kappa, angle, noise }: SurfaceNumbers): SurfaceOptions {
  switch (type) {
    case 'quadratic':
      return { type, condition: kappa, angle };
    case 'noisy':
      return { type, condition: kappa, angle, noise };
    default:
      return { type };
  }
}

export const is_quadratic = (type: SurfaceType) => type === 'quadratic' || type === 'noisy';
