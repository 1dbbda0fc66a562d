// SPDX-License-Identifier: MIT
/** What lr and γ may be, and what of it is slid in each place: nowhere else do their ranges stand. */
import { friction_scale, log_scale, type Scale } from '../../lib/scale';
import { type NumberNode, option_node } from './schema';
import { type Range, range_of, real } from './setting';

/** As the core has it, but no higher than `most`. */
const up_to = (option: 'lr' | 'momentum', most: number): Range => ({
  ...range_of(option_node(option) as NumberNode),
  max: most,
});

/** 1000 already throws any network away; PyTorch has no upper limit. */
const LR = up_to('lr', 1000);
/** From 1 on there is no friction: PyTorch allows it, and seeing why it fails is a lesson. */
const MOMENTUM = up_to('momentum', 2);

/** What is tried most: lr from … to …, and the marks of γ, from first to last. */
export const SPANS = {
  network: { lr: [1e-4, 100], momentum: [0, 0.5, 0.9, 0.95, 0.99, 0.999] },
  /** which a network's largest lr would leave at once */
  surface: { lr: [1e-4, 1], momentum: [0, 0.5, 0.9, 0.99] },
  /** two velocities drawn to one scale: as far as both can be seen */
  lesson: { momentum: [0, 0.5, 0.8, 0.9, 0.95] },
} as const;

export const lr_scale = ([least, most]: readonly [number, number]): Scale => log_scale(least, most);
export const momentum_scale = (marks: readonly number[]): Scale => friction_scale(marks.at(-1) ?? 0, marks);

const slid = (url: string, range: Range, scale: Scale) =>
  real(url, 0, range, { kind: 'slider', ...scale, typed: [range.min, range.max] });

/** Of a network's runs; the fields take all that is allowed, everywhere. */
export const SLIDERS = {
  lr: slid('lr', LR, lr_scale(SPANS.network.lr)),
  momentum: slid('momentum', MOMENTUM, momentum_scale(SPANS.network.momentum)),
};
