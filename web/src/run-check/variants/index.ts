// SPDX-License-Identifier: MIT
/** The variants of a run, the run itself first: about a hundred, of any rule, data and network. */
import type { Variant, VariantBase } from '../variant';
import { loop_variants } from './loop';
import { start_variants } from './start';
import { schedule_variants, update_variants } from './update';

/** The run itself. */
export const AS_IT_IS: Variant = { id: 'as it is', causes: [], change: {} };

/** `samples`: of training. */
export const variants_of = (base: VariantBase, samples: number): Variant[] => [
  AS_IT_IS,
  ...update_variants(base),
  ...schedule_variants(base),
  ...loop_variants(base, samples),
  ...start_variants(base),
];
