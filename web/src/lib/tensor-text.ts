// SPDX-License-Identifier: MIT
/** A tensor as PyTorch prints it with its default options, up to the size from which PyTorch leaves entries out. */

const PRECISION = 4;
const LINE_WIDTH = 80;
const PREFIX = 'tensor(';

/** Python writes at least two digits of an exponent. */
const exponential = (value: number) =>
  value.toExponential(PRECISION).replace(/e([+-])(\d)$/, (_, sign, digit) => `e${sign}0${digit}`);

/** How all entries are written: whole numbers with a dot, decimals, or with powers of ten when their sizes differ much. */
function format_of(values: ArrayLike<number>): (value: number) => string {
  const sizes = Array.from(values, Math.abs).filter((size) => size > 0 && Number.isFinite(size));
  if (sizes.every(Number.isInteger)) return (value) => `${value.toFixed(0)}.`;
  const most = sizes.reduce((a, b) => Math.max(a, b));
  const least = sizes.reduce((a, b) => Math.min(a, b));
  const powers = most / least > 1000 || most > 1e8 || least < 1e-4;
  return powers ? exponential : (value) => value.toFixed(PRECISION);
}

/** One bracket of entries that lies `indent` characters from the left, in as many lines as it needs. */
function row_text(entries: readonly string[], indent: number): string {
  const width = (entries[0]?.length ?? 0) + 2;
  const a_line = Math.max(1, Math.floor((LINE_WIDTH - indent) / width));
  const lines = [];
  for (let i = 0; i < entries.length; i += a_line) lines.push(entries.slice(i, i + a_line).join(', '));
  return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
}

/** `columns`: null for a vector, else the entries of a row. */
export function tensor_text(values: ArrayLike<number>, columns: number | null): string {
  const written = Array.from(values, format_of(values));
  const width = written.reduce((most, { length }) => Math.max(most, length), 0);
  const entries = written.map((text) => text.padStart(width));
  if (columns === null) return `${PREFIX}${row_text(entries, PREFIX.length)})`;
  const rows = Array.from({ length: entries.length / columns }, (_, i) =>
    row_text(entries.slice(i * columns, (i + 1) * columns), PREFIX.length + 1),
  );
  return `${PREFIX}[${rows.join(`,\n${' '.repeat(PREFIX.length + 1)}`)}])`;
}
