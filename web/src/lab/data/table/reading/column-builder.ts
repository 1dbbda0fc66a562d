// SPDX-License-Identifier: MIT
/** A column on its way: cells come one by one, and take no more room than what they are. */
import { type ColumnCells, type DecimalSign, MOST_TEXTS } from '../cells';
import { is_date, is_missing, number_of } from './numbers';

const NO_TEXT = -1;

/** Whole numbers that come row by row, in room that doubles. */
class Rows {
  #rows = new Int32Array(16);
  length = 0;

  push(row: number): void {
    if (this.length === this.#rows.length) {
      const more = new Int32Array(2 * this.length);
      more.set(this.#rows);
      this.#rows = more;
    }
    this.#rows[this.length++] = row;
  }

  done(): Int32Array {
    return this.#rows.slice(0, this.length);
  }
}

export class ColumnBuilder {
  #numbers = new Float64Array(1024);
  #codes: Int32Array | null = null;
  readonly #texts = new Map<string, number>();
  readonly #missing = new Rows();
  readonly #worded = new Rows();
  #kinds = 0;
  #dates = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;
  #rows = 0;

  constructor(private readonly decimal: DecimalSign) {}

  push(written: string): void {
    const cell = written.trim();
    const row = this.#rows++;
    this.#make_room();
    const number = number_of(cell, this.decimal);
    this.#numbers[row] = number;
    if (this.#codes) this.#codes[row] = NO_TEXT;
    if (!Number.isNaN(number)) {
      this.#least = Math.min(this.#least, number);
      this.#most = Math.max(this.#most, number);
      return;
    }
    if (is_missing(cell)) this.#missing.push(row);
    else this.#push_text(row, cell);
  }

  #push_text(row: number, cell: string): void {
    this.#worded.push(row);
    if (is_date(cell)) this.#dates++;
    this.#codes ??= new Int32Array(this.#numbers.length).fill(NO_TEXT);
    const known = this.#texts.get(cell);
    if (known === undefined && this.#kinds <= MOST_TEXTS) this.#kinds++;
    if (known === undefined && this.#texts.size < MOST_TEXTS) this.#texts.set(cell, this.#texts.size);
    this.#codes[row] = this.#texts.get(cell) ?? NO_TEXT;
  }

  #make_room(): void {
    const { length } = this.#numbers;
    if (this.#rows <= length) return;
    const numbers = new Float64Array(2 * length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    if (!this.#codes) return;
    const codes = new Int32Array(2 * length).fill(NO_TEXT);
    codes.set(this.#codes);
    this.#codes = codes;
  }

  done(name: string): ColumnCells {
    return {
      name,
      numbers: this.#numbers.slice(0, this.#rows),
      range: this.#least <= this.#most ? [this.#least, this.#most] : null,
      codes: this.#codes?.slice(0, this.#rows) ?? null,
      texts: [...this.#texts.keys()],
      kinds: this.#kinds,
      missing: this.#missing.done(),
      worded: this.#worded.done(),
      dates: this.#dates,
    };
  }
}
