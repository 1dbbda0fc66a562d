// SPDX-License-Identifier: MIT
/** Expressions of update rules as data: what is evaluated, and written in letters or in numbers, is the same. */

/** What a rule computes with: gradient, weight, its memories, and what it makes of them on the way. */
export type Name = 'g' | 'd' | 'w' | 'v' | 'v₋' | 'm' | 'u' | 'ū' | 'a' | 's' | 'm̂' | 'û' | 'η';

export type Expr =
  | { op: 'name'; name: Name }
  /** an option, or a number made of options: its letters, and its value */
  | { op: 'factor'; letters: string; value: number }
  /** what changes with every update: in letters it stays as it is */
  | { op: 'count'; letters: string; value: number }
  /** to the power of t */
  | { op: 'power'; of: Expr; t: number }
  | { op: 'sum'; terms: readonly Term[] }
  | { op: 'product'; of: readonly Expr[] }
  | { op: 'quotient'; above: Expr; below: Expr }
  | { op: 'root'; of: Expr }
  | { op: 'square'; of: Expr }
  | { op: 'largest'; of: readonly [Expr, Expr] };

export interface Term {
  sign: 1 | -1;
  of: Expr;
}

export const name = (of: Name): Expr => ({ op: 'name', name: of });
export const factor = (letters: string, value: number): Expr => ({ op: 'factor', letters, value });
export const count = (letters: string, value: number): Expr => ({ op: 'count', letters, value });
export const power = (of: Expr, t: number): Expr => ({ op: 'power', of, t });
export const plus = (of: Expr): Term => ({ sign: 1, of });
export const minus = (of: Expr): Term => ({ sign: -1, of });
export const sum = (...terms: readonly Term[]): Expr =>
  terms.length === 1 && terms[0]?.sign === 1 ? terms[0].of : { op: 'sum', terms };
/** Factors that are exactly 1 by their nature are left out with `null`. */
export function product(...of: readonly (Expr | null)[]): Expr {
  const factors = of.filter((one) => one !== null);
  return factors.length === 1 && factors[0] ? factors[0] : { op: 'product', of: factors };
}
export const quotient = (above: Expr, below: Expr): Expr => ({ op: 'quotient', above, below });
export const root = (of: Expr): Expr => ({ op: 'root', of });
export const square = (of: Expr): Expr => ({ op: 'square', of });
export const largest = (...of: readonly [Expr, Expr]): Expr => ({ op: 'largest', of });

export type NamedNumbers = Readonly<Partial<Record<Name, number>>>;

export function evaluate(expr: Expr, numbers: NamedNumbers): number {
  const value = (one: Expr) => evaluate(one, numbers);
  switch (expr.op) {
    case 'name':
      return numbers[expr.name] ?? Number.NaN;
    case 'factor':
    case 'count':
      return expr.value;
    case 'power':
      return value(expr.of) ** expr.t;
    case 'sum':
      return expr.terms.reduce((all, { sign, of }) => all + sign * value(of), 0);
    case 'product':
      return expr.of.reduce((all, one) => all * value(one), 1);
    case 'quotient':
      return value(expr.above) / value(expr.below);
    case 'root':
      return Math.sqrt(value(expr.of));
    case 'square':
      return value(expr.of) ** 2;
    case 'largest':
      return Math.max(...expr.of.map(value));
  }
}

/** How names and factors are written; everything around them is the same in letters and in numbers. */
export interface Notation {
  name(of: Name): string;
  factor(letters: string, value: number): string;
  count(letters: string, value: number): string;
  /** t above the line */
  exponent(t: number): string;
  /** between two factors */
  times(left: Expr, right: Expr): string;
}

const SUPERSCRIPT_TWO = '²';
const bracketed = (text: string) => `(${text})`;

export function written(expr: Expr, notation: Notation): string {
  const text = (one: Expr) => written(one, notation);
  /** Where something else binds more tightly. */
  const close = (one: Expr) => (one.op === 'sum' ? bracketed(text(one)) : text(one));
  switch (expr.op) {
    case 'name':
      return notation.name(expr.name);
    case 'factor':
      return notation.factor(expr.letters, expr.value);
    case 'count':
      return notation.count(expr.letters, expr.value);
    case 'power':
      return close(expr.of) + notation.exponent(expr.t);
    case 'sum':
      return expr.terms.map((term, i) => signed_text(term, i === 0, close(term.of))).join(' ');
    case 'product':
      return expr.of
        .map((one, i) => {
          const before = expr.of[i - 1];
          return (before ? notation.times(before, one) : '') + close(one);
        })
        .join('');
    case 'quotient':
      return `${close(expr.above)} / ${close(expr.below)}`;
    case 'root':
      return `√${expr.of.op === 'name' ? text(expr.of) : bracketed(text(expr.of))}`;
    case 'square':
      return `${close(expr.of)}${SUPERSCRIPT_TWO}`;
    case 'largest':
      return `max(${expr.of.map(text).join(', ')})`;
  }
}

function signed_text({ sign }: Term, first: boolean, text: string): string {
  if (first) return sign < 0 ? `−${text}` : text;
  return `${sign < 0 ? '−' : '+'} ${text}`;
}
