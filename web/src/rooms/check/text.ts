// SPDX-License-Identifier: MIT
/** Numbers of a check as its views write them. */
import { format_number } from '../../lib/numbers';

/** A loss in as many decimals as those that were printed. */
export function printed_text(loss: number, decimals: number): string {
  if (Number.isNaN(loss)) return 'nan';
  if (!Number.isFinite(loss)) return loss > 0 ? 'inf' : '−inf';
  return loss.toFixed(Math.min(decimals, 8)).replace('-', '−');
}

/** A mean distance: 0.00002, 0.0040, 2.29. */
export function mean_text(mean: number): string {
  if (!Number.isFinite(mean) || mean >= 1000) return format_number(mean, { digits: 3 });
  if (mean >= 1) return mean.toFixed(2);
  return mean >= 0.001 ? mean.toFixed(4) : mean.toFixed(5);
}

/** A distance that is a number of last digits: 0.00005, 0.5. */
export const unit_text = (distance: number): string =>
  distance.toFixed(Math.max(0, Math.ceil(-Math.log10(distance))));
