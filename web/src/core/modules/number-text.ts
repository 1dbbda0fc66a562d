// SPDX-License-Identifier: MIT
/** A number in words, as the core's refusals have it: those of C's %g, in as many digits as tell it from all others. */

/** Without zeros at its end. */
const shortened = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** Whole numbers in full, others in nine digits at least and seventeen at most. */
export function number_text(x: number): string {
  if (!Number.isFinite(x) || (Number.isInteger(x) && Math.abs(x) < 1e16))
    return Object.is(x, -0) ? '-0' : String(x);
  let digits = 9;
  while (digits < 17 && Number(x.toPrecision(digits)) !== x) digits++;
  const [mantissa = '', power = ''] = x.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < digits) return shortened(x.toFixed(digits - 1 - exponent));
  const sign = exponent < 0 ? '-' : '+';
  return `${shortened(mantissa)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
