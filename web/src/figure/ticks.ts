// SPDX-License-Identifier: MIT
/** Where axes carry numbers, and the ranges that hold still while a curve grows. */

const LINEAR_STEPS = [1, 2, 2.5, 5, 10];
/** Multiples shown in every decade of a logarithmic axis, densest first. */
const LOG_SETS = [[1, 2, 5], [1, 3], [1]];
/** How far down a logarithmic axis goes, from 1 or from a smaller loss: below it float32 losses are rounding. */
const LOG_FLOOR = 1e-9;

function power_of_ten(x: number): number {
  return 10 ** Math.floor(Math.log10(x));
}

/** Round numbers in [min, max], about `count` of them. */
export function linear_ticks(min: number, max: number, count: number): number[] {
  const rough = (max - min) / Math.max(1, count);
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const unit = power_of_ten(rough);
  const step = unit * (LINEAR_STEPS.find((multiple) => multiple * unit >= rough * 0.999) ?? 10);
  const ticks: number[] = [];
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
    // 3 × 0.1 is 0.30000000000000004: twelve digits are more than an axis shows.
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

function decade_ticks(min: number, max: number, multiples: number[], every: number): number[] {
  const ticks: number[] = [];
  for (let e = Math.floor(Math.log10(min)); e <= Math.ceil(Math.log10(max)); e++) {
    if (e % every !== 0) continue;
    for (const multiple of multiples) {
      const tick = Number((multiple * 10 ** e).toPrecision(12));
      if (tick >= min * 0.999 && tick <= max * 1.001) ticks.push(tick);
    }
  }
  return ticks;
}

/** Ticks of a logarithmic axis: the densest set with at most `count`; over a narrow range, those of a linear one. */
export function log_ticks(min: number, max: number, count: number): number[] {
  if (!(min > 0) || !(max > min)) return [];
  for (const multiples of LOG_SETS) {
    const ticks = decade_ticks(min, max, multiples, 1);
    if (ticks.length <= count) return ticks.length < 3 ? linear_ticks(min, max, count) : ticks;
  }
  const decades = Math.log10(max / min);
  return decade_ticks(min, max, [1], Math.max(2, Math.ceil(decades / count)));
}

/** Lower ends of an axis, in its power of ten: the narrower the range, the more, or a step down would leave much empty. */
const ENDS = [1, 2, 5];
const NARROW_ENDS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const NARROWEST_ENDS = Array.from({ length: 180 }, (_, i) => 1 + i / 20);

function ends_for(ratio: number): readonly number[] {
  if (ratio < 1.25) return NARROWEST_ENDS;
  return ratio < 4 ? NARROW_ENDS : ENDS;
}

function floor_to(ends: readonly number[], x: number): number {
  const unit = power_of_ten(x);
  return Number((unit * (ends.findLast((multiple) => multiple * unit <= x * 1.0001) ?? 1)).toPrecision(3));
}

/** The range of the loss axis. Its lower end moves in steps, so that it does not tremble as the loss falls. */
export function loss_range(min: number, max: number, log: boolean): [number, number] {
  if (log) {
    const least = Math.max(min, LOG_FLOOR * Math.min(max || 1, 1));
    const bottom = floor_to(ends_for(max / least), least);
    const top = Math.max(max, bottom * 1.1);
    return [bottom, top * (top / bottom) ** 0.05];
  }
  const bottom = min > 0.6 * max ? floor_to(ends_for(max / min), min) : 0;
  return [bottom, bottom + (max - bottom) * 1.05 || 1];
}

/** From 0 to a round number at or above `max`. */
export function zero_range(max: number): [number, number] {
  if (!(max > 0)) return [0, 1];
  const unit = power_of_ten(max);
  const multiple = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((m) => m * unit >= max);
  return [0, (multiple ?? 10) * unit];
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A tick's number as short as it can be: 0.03, 10⁻⁵, 2·10⁸. */
export function tick_text(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e4))
    return String(Number(value.toPrecision(6))).replace('-', '−');
  const [mantissa, exponent] = size.toExponential().split('e');
  const raised = [...String(Number(exponent))]
    .map((sign) => (sign === '-' ? '⁻' : SUPERSCRIPTS[Number(sign)]))
    .join('');
  return `${value < 0 ? '−' : ''}${mantissa === '1' ? '' : `${mantissa}·`}10${raised}`;
}

/** A step on an axis: 600, 25k, 1.2M. */
export function step_text(step: number): string {
  if (step >= 1e6) return `${Number((step / 1e6).toPrecision(4))}M`;
  if (step >= 1e4) return `${Number((step / 1e3).toPrecision(4))}k`;
  return String(step);
}
