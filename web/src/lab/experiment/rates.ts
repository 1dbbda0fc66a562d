// SPDX-License-Identifier: MIT
/** What lr and γ may be, and what of it is slid in each place: nowhere else do their ranges stand. */
import { friction_scale, log_scale } from '../../lib/scale';
import { type NumberNode, option_node } from './schema';
import { type Range, range_of, real } from './setting';

/** As the core has it, but no higher than `most`. */
const up_to = (option: 'lr' | 'momentum', most: number): Range => ({
  ...range_of(option_node(option) as NumberNode),
  max: most,
  under: false,
});

/** 1000 already throws any network away; PyTorch has no upper limit. */
const LR = up_to('lr', 1000);
/** From 1 on there is no friction: PyTorch allows it, and seeing why it fails is a lesson. */
const MOMENTUM = up_to('momentum', 2);

/** A slider spans what is tried most; its field takes all that is allowed. */
const slid = (url: string, range: Range, scale: ReturnType<typeof log_scale>) =>
  real(url, 0, range, { kind: 'slider', ...scale, typed: [range.min, range.max] });

/** Of a network's runs. */
export const SLIDERS = {
  lr: slid('lr', LR, log_scale(1e-4, 100)),
  momentum: slid('momentum', MOMENTUM, friction_scale(0.999, [0, 0.5, 0.9, 0.95, 0.99, 0.999])),
};

/** On a surface, which the largest lr of a network would be left by at once. */
export const SURFACE_SLIDERS = {
  lr: slid('ravine_lr', LR, log_scale(1e-4, 1)),
  momentum: slid('ravine_momentum', MOMENTUM, friction_scale(0.99, [0, 0.5, 0.9, 0.99])),
};

/** Of two velocities drawn to one scale: only as far as both can be seen. */
const LESSON: Range = { min: 0, max: 0.95 };
export const LESSON_SLIDER = slid('gamma', LESSON, friction_scale(LESSON.max, [0, 0.5, 0.8, 0.9, 0.95]));
