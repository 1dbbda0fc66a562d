// SPDX-License-Identifier: MIT
/** Numbers as the page writes them, the same in every language: 12,400 · 0.02174 · −0.019 · 1.2e−7 · ∞ · – */

const MINUS = '\u2212';
const NONE = '\u2013';

/** Thousands separators in the whole part of a plain decimal. */
function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? marked : `${marked}.${fraction}`;
}

function signed(value: number, text: string): string {
  return value < 0 ? MINUS + text : text;
}

/** NaN and infinities as a sign, null for a number that has digits. */
function special(value: number): string | null {
  if (Number.isNaN(value)) return NONE;
  if (!Number.isFinite(value)) return signed(value, '∞');
  return null;
}

export interface NumberStyle {
  /** significant digits, 1 … 15 */
  digits?: number;
  /** keep trailing zeros, so that a changing number does not change its width */
  fixed?: boolean;
}

/** A measured number: 4 significant digits; beyond 10⁻⁴ … 10⁶ with a power of ten. */
export function format_number(value: number, { digits = 4, fixed = false }: NumberStyle = {}): string {
  const sign = special(value);
  if (sign !== null) return sign;
  if (value === 0) return '0';
  const size = Math.abs(value);
  // Round first: 999999.7 is a million, not "1000000" in the small style.
  const [mantissa = '0', power = '0'] = size.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  const tidy = (text: string) => (fixed || !text.includes('.') ? text : text.replace(/\.?0+$/, ''));
  if (exponent < -4 || exponent >= 6)
    return signed(value, `${tidy(mantissa)}e${exponent < 0 ? MINUS : ''}${Math.abs(exponent)}`);
  const decimals = Math.max(0, digits - 1 - exponent);
  const rounded = exponent >= digits ? String(Math.round(size)) : size.toFixed(decimals);
  return signed(value, grouped(tidy(rounded)));
}

/** A count: whole, with thousands separators. */
export function format_count(value: number): string {
  return special(value) ?? signed(Math.round(value), grouped(String(Math.abs(Math.round(value)))));
}

/** A setting as it was given, all its digits: 0.1, 0.999, 1e−7. */
export function format_exact(value: number): string {
  return special(value) ?? String(value).replace(/-/g, MINUS).replace('e+', 'e');
}
