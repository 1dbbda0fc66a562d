// SPDX-License-Identifier: MIT
/** How well predicted losses are those that were printed: equal lines from the first on, then the mean distance. */

/** What was printed, line by line. */
export interface PrintedLines {
  /** updates before each */
  step: readonly number[];
  loss: readonly number[];
  /** of each */
  decimals: readonly number[];
  /** digits that do not fit were rounded, or cut off */
  digits: 'rounded' | 'cut';
}

export interface LossScore {
  /** lines that are equal from the first on */
  lead: number;
  /** lines that are equal */
  equal: number;
  /** of the distances; Infinity where one of them was lost alone */
  mean: number;
  /** lines that were compared */
  compared: number;
}

/** What sums in another order may differ by, of 1 and of more than that. */
const ROUNDING = 2e-6;

const slack = (loss: number) => ROUNDING * Math.max(1, Math.abs(loss));

/** Whether a line may be this loss, as it is printed. What is not finite is equal to all that is not. */
export function is_equal(printed: PrintedLines, line: number, loss: number): boolean {
  const written = printed.loss[line] as number;
  if (!Number.isFinite(written) || !Number.isFinite(loss))
    return !Number.isFinite(written) && !Number.isFinite(loss);
  const unit = 10 ** -(printed.decimals[line] as number);
  if (printed.digits === 'rounded') return Math.abs(written - loss) <= unit / 2 + slack(loss);
  const cut_off = Math.sign(written || loss) * (loss - written);
  return cut_off >= -slack(loss) && cut_off <= unit + slack(loss);
}

/** Whether all are equal, be digits rounded or cut off. */
export function leads(printed: PrintedLines, losses: ArrayLike<number>): boolean {
  const are_equal = (digits: PrintedLines['digits']) => {
    const lines = { ...printed, digits };
    for (let i = 0; i < losses.length; i++) if (!is_equal(lines, i, losses[i] as number)) return false;
    return true;
  };
  return are_equal('rounded') || are_equal('cut');
}

/** Of two that were lost there is none. */
export function distance(printed: PrintedLines, line: number, loss: number): number {
  const between = Math.abs((printed.loss[line] as number) - loss);
  if (Number.isFinite(between)) return between;
  return is_equal(printed, line, loss) ? 0 : Number.POSITIVE_INFINITY;
}

export function score(printed: PrintedLines, losses: ArrayLike<number>): LossScore {
  const compared = losses.length;
  let lead = 0;
  let equal = 0;
  let sum = 0;
  for (let i = 0; i < compared; i++) {
    const loss = losses[i] as number;
    if (is_equal(printed, i, loss)) {
      equal++;
      if (lead === i) lead++;
    }
    sum += distance(printed, i, loss);
  }
  return { lead, equal, mean: compared > 0 ? sum / compared : Number.NaN, compared };
}
