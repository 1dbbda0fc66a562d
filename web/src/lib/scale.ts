// SPDX-License-Identifier: MIT
/**
 * How the values of a slider lie along it. `log` spreads x by log10 x; `friction` spreads γ by −log10(1−γ), since what
 * momentum does goes by 1/(1−γ). Values outside [min, max] lie at its ends.
 */

export interface Scale {
  min: number;
  max: number;
  /** values with a mark under the slider, rising */
  ticks: readonly number[];
  /** where a value lies; grows with the value */
  position(value: number): number;
  /** the value at a position, with as few digits as a hand can mean */
  value_at(position: number): number;
  /** the neighbour an arrow key goes to; the value itself where there is none */
  step(value: number, up: boolean): number;
  /** the same for Page Up and Page Down */
  leap(value: number, up: boolean): number;
}

type Move = Scale['step'];

/** Twelve digits are more than anybody types, and fewer than rounding spoils: 1 − 0.09 is 0.91. */
const tidy = (value: number) => Number(value.toPrecision(12));
const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max);

/** A move that stays in [min, max]: from outside it goes to the end it meets, or nowhere. */
function within(min: number, max: number, move: Move): Move {
  return (value, up) => {
    if (up ? value >= max : value <= min) return value;
    if (up ? value < min : value > max) return up ? min : max;
    return clamp(move(value, up), min, max);
  };
}

/** x > 0 → the next number of one significant digit: 0.1 → 0.2, 0.95 → 1, 1 → 2; downwards 1 → 0.9. */
function next_digit(x: number, up: boolean): number {
  const [mantissa = 1, exponent = 0] = x.toExponential(11).split('e').map(Number);
  if (up) return Number(`${Math.floor(mantissa) + 1}e${exponent}`);
  return mantissa === 1 ? Number(`9e${exponent - 1}`) : Number(`${Math.ceil(mantissa) - 1}e${exponent}`);
}

/** 0 < min < max, both powers of ten; marked at the decades, which Page Up and Page Down go by. */
export function log_scale(min: number, max: number): Scale {
  const [first, last] = [Math.round(Math.log10(min)), Math.round(Math.log10(max))];
  return {
    min,
    max,
    ticks: Array.from({ length: last - first + 1 }, (_, i) => Number(`1e${first + i}`)),
    position: (value) => Math.log10(clamp(value, min, max)),
    // Three digits: 0.0457, not 0.04570881896148752.
    value_at: (position) => clamp(Number((10 ** position).toPrecision(3)), min, max),
    step: within(min, max, next_digit),
    leap: within(min, max, (value, up) => tidy(up ? value * 10 : value / 10)),
  };
}

/** Evenly from min to max, by whole steps from min on; pages are ten of them. */
export function linear_scale(min: number, max: number, step: number): Scale {
  const at = (value: number) => clamp(tidy(min + Math.round((value - min) / step) * step), min, max);
  const by = (steps: number) => within(min, max, (value, up) => tidy(value + (up ? steps : -steps) * step));
  return {
    min,
    max,
    ticks: [],
    position: (value) => clamp(value, min, max),
    value_at: at,
    step: by(1),
    leap: by(10),
  };
}

/** 0 … max < 1; arrows go by one digit of 1−γ (0.8, 0.9, 0.91 … 0.99, 0.991), pages by the marks. */
export function friction_scale(max: number, ticks: readonly number[]): Scale {
  return {
    min: 0,
    max,
    ticks,
    position: (value) => -Math.log10(1 - clamp(value, 0, max)),
    value_at: (position) => {
      const value = 1 - 10 ** -position;
      return clamp(Number(value.toFixed(value < 0.895 ? 2 : 3)), 0, max);
    },
    step: within(0, max, (value, up) => tidy(1 - next_digit(1 - value, !up))),
    leap: within(
      0,
      max,
      (value, up) => (up ? ticks.find((one) => one > value) : ticks.findLast((one) => one < value)) ?? value,
    ),
  };
}

/** The value a key moves to, as on any slider; null when the key is not the slider's. */
export function key_value({ min, max, step, leap }: Scale, key: string, value: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return step(value, true);
    case 'ArrowLeft':
    case 'ArrowDown':
      return step(value, false);
    case 'PageUp':
      return leap(value, true);
    case 'PageDown':
      return leap(value, false);
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return null;
  }
}
