// SPDX-License-Identifier: MIT
/** What stands in a cell: a number in the file's own writing, nothing, a date, or a text. */
import type { DecimalSign } from '../cells';

/** Cells that stand for nothing, besides what a spreadsheet writes where it could not reckon. */
export const MISSING = ['', 'NA', 'N/A', 'n/a', 'NaN', 'nan', '–', '—', '-', '?'];
const NOTHING = new Set(MISSING);
const SPREADSHEET_ERROR = /^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|N\/V|WERT!|BEZUG!|ZAHL!)$/i;

export const is_missing = (cell: string): boolean => NOTHING.has(cell) || SPREADSHEET_ERROR.test(cell);

/** Spaces and apostrophes may stand between thousands in any writing. */
const SPACES = "[ \\u00a0\\u202f\\u2009'’]";

function pattern(point: string, thousands: string): RegExp {
  const whole = `0|[1-9]\\d*|[1-9]\\d{0,2}(?:(?:${thousands}|${SPACES})\\d{3})+`;
  return new RegExp(`^([+\\-−]?)(${whole})?(?:${point}(\\d*))?(?:[eE]([+\\-−]?\\d{1,3}))?$`);
}

const PATTERNS: Record<DecimalSign, RegExp> = { point: pattern('\\.', ','), comma: pattern(',', '\\.') };

const MOST_FLOAT = 3.4028234e38;

/** NaN for what is none: `0010` and `E00000012` are texts, and so is what float32 has no room for. */
export function number_of(cell: string, decimal: DecimalSign): number {
  const found = PATTERNS[decimal].exec(cell);
  if (!found) return Number.NaN;
  const [, sign = '', whole = '', fraction = '', power = '0'] = found;
  if (whole === '' && fraction === '') return Number.NaN;
  const digits = whole.replace(/\D/g, '');
  const value = Number(`${digits || '0'}.${fraction || '0'}e${power.replace('−', '-')}`);
  if (!(value <= MOST_FLOAT)) return Number.NaN;
  return sign === '-' || sign === '−' ? -value : value;
}

/** As the file writes numbers. */
export const number_text = (value: number, decimal: DecimalSign): string =>
  decimal === 'comma' ? String(value).replace('.', ',') : String(value);

const DATES = [
  /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[T ].*)?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[T ,].*)?$/,
  /^\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?$/i,
];
export const is_date = (cell: string): boolean => DATES.some((date) => date.test(cell));

/** What may be meant where no number stands: letters that look like digits, words around one; '' where nothing is. */
export function suggested_number(cell: string, decimal: DecimalSign): string {
  const digits = cell
    .replace(/(?<=\d|^)[Oo](?=[\d.,]|$)|(?<=[\d.,])[Oo]/g, '0')
    .replace(/(?<=\d)[lI]|[lI](?=\d)/g, '1');
  if (!Number.isNaN(number_of(digits, decimal))) return digits;
  const other = decimal === 'comma' ? 'point' : 'comma';
  const found = cell.match(/[+\-−]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?/g) ?? [];
  if (found.length !== 1 || cell.startsWith('=')) return '';
  const text = (found[0] ?? '').replace(/^([+-]?)0+(?=\d)/, '$1');
  if (!Number.isNaN(number_of(text, decimal))) return text;
  const value = number_of(text, other);
  return Number.isNaN(value) ? '' : number_text(value, decimal);
}

/** Why a cell of a column of numbers is none. */
export type OddReason = 'letters' | 'formula' | 'size' | 'zeros' | 'text';

export function odd_reason(cell: string, decimal: DecimalSign): OddReason {
  if (cell.startsWith('=')) return 'formula';
  if (/^[+-]?0\d/.test(cell)) return 'zeros';
  if (/^[\dOolI.,+-]+$/.test(cell) && /[OolI]/.test(cell)) return 'letters';
  const digits = /^[+-]?[\d.,]+[eE][+-]?\d+$|^[+-]?\d{39,}$/;
  return digits.test(cell) && Number.isNaN(number_of(cell, decimal)) ? 'size' : 'text';
}
