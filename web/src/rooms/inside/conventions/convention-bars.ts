// SPDX-License-Identifier: MIT
/** Where the bars of the three conventions begin and end: all on one scale, memory first, news at its end. */
import type { ConventionMove } from '../../../worker/protocol';

/** Shares of the width, 0 … 1. */
export interface BarSpan {
  at: number;
  width: number;
}

export interface MoveBars {
  kept: BarSpan;
  news: BarSpan;
  /** where the move ends, and where 0 is */
  end: number;
  zero: number;
  /** memory and news pull against each other: the second covers part of the first */
  against: boolean;
}

export type ToShare = (value: number) => number;

/** From the leftmost end to the rightmost, 0 among them. What is not finite has no length. */
export function scale_of(moves: readonly ConventionMove[]): ToShare {
  const ends = [0, ...moves.flatMap(({ kept, move }) => [kept, move])].filter(Number.isFinite);
  const least = Math.min(...ends);
  const whole = Math.max(...ends) - least;
  const place = (value: number) => (Number.isFinite(value) && whole > 0 ? (value - least) / whole : 0);
  const zero = place(0);
  return (value) => (Number.isFinite(value) ? place(value) : zero);
}

const span = (from: number, to: number): BarSpan => ({ at: Math.min(from, to), width: Math.abs(to - from) });

export function bars_of({ kept, news, move }: ConventionMove, x: ToShare): MoveBars {
  const [zero, turn, end] = [x(0), x(kept), x(move)];
  return { kept: span(zero, turn), news: span(turn, end), end, zero, against: kept * news < 0 };
}

/** 1 − γ as people say it; null where there is no word for it. */
export type Share = 'half' | 'quarter' | 'fifth' | 'tenth' | 'twentieth' | 'hundredth' | 'thousandth';
const SHARES: readonly [number, Share][] = [
  [0.5, 'half'],
  [0.25, 'quarter'],
  [0.2, 'fifth'],
  [0.1, 'tenth'],
  [0.05, 'twentieth'],
  [0.01, 'hundredth'],
  [0.001, 'thousandth'],
];
export const share_of = (rest: number): Share | null =>
  SHARES.find(([value]) => Math.abs(value - rest) < 1e-9)?.[1] ?? null;
