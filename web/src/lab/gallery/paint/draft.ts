// SPDX-License-Identifier: MIT
/** What is painted and not yet used: points, the brush they come from, the ways back and forth. */
import { batch, computed, type Signal, signal } from '@preact/signals';
import {
  COLUMNS,
  FINENESS,
  grid_place,
  MOST_POINTS,
  type PaintedPoint,
  type PaintPlace,
  ROWS,
  x_of,
  y_of,
} from '../../data/painted/points';

/** Points a touch of the brush. */
export const BRUSHES = [1, 5, 20] as const;
export type BrushSize = (typeof BRUSHES)[number];

interface Brush {
  /** within which its points lie, in units of the plane */
  radius: number;
  /** from one touch to the next of a stroke */
  spacing: number;
  /** within which it erases */
  eraser: number;
}
const BRUSH: Record<BrushSize, Brush> = {
  1: { radius: 0, spacing: 0.08, eraser: 0.08 },
  5: { radius: 0.14, spacing: 0.2, eraser: 0.16 },
  20: { radius: 0.3, spacing: 0.45, eraser: 0.32 },
};

/** In the order in which they were set. */
type PaintedSet = readonly PaintedPoint[];

/** What the latest deed came to, to be read out. */
export type Deed =
  | { is: 'painted' | 'erased'; count: number; at: PaintPlace; label: number }
  | { is: 'moved'; at: PaintPlace; under: number | null }
  | { is: 'undone' | 'redone' | 'cleared' | 'full' };

/** More strokes are not undone. */
const MOST_UNDONE = 200;

const distance = (one: PaintPlace, other: PaintPlace): number =>
  Math.hypot(one.column - other.column, one.row - other.row) / FINENESS;

const clamped = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

export class PaintDraft {
  readonly points: Signal<PaintedSet> = signal([]);
  readonly label = signal(0);
  readonly brush = signal<BrushSize>(1);
  readonly erasing = signal(false);
  /** where the keyboard paints; null: nobody has used it */
  readonly cross = signal<PaintPlace | null>(null);
  readonly deed = signal<Deed | null>(null);
  /** the set in use that was last opened here */
  opened: string | null = null;
  readonly #past = signal<readonly PaintedSet[]>([]);
  readonly #future = signal<readonly PaintedSet[]>([]);
  /** a stroke: the points before it, and the last touch */
  #stroke: { before: PaintedSet; last: PaintPlace } | null = null;

  constructor(readonly random: () => number = Math.random) {}

  readonly can_undo = computed(() => this.#past.value.length > 0);
  readonly can_redo = computed(() => this.#future.value.length > 0);
  /** How many there are of each class. */
  readonly counts = computed(() => {
    const counts: number[] = [];
    for (const { label } of this.points.value) counts[label] = (counts[label] ?? 0) + 1;
    return Array.from(counts, (count) => count ?? 0);
  });

  // ---- strokes

  begin(at: PaintPlace): void {
    this.end();
    this.#stroke = { before: this.points.peek(), last: at };
    this.#touch(at);
  }

  /** All along the way, however fast it went. */
  move(to: PaintPlace): void {
    const stroke = this.#stroke;
    if (!stroke) return;
    const { spacing, eraser } = BRUSH[this.brush.peek()];
    const step = this.erasing.peek() ? eraser / 2 : spacing;
    const { last } = stroke;
    const [across, up] = [to.column - last.column, to.row - last.row];
    const touches = Math.floor(distance(last, to) / step);
    for (let i = 1; i <= touches; i++) {
      const part = (i * step) / distance(last, to);
      stroke.last = {
        column: Math.round(last.column + part * across),
        row: Math.round(last.row + part * up),
      };
      this.#touch(stroke.last);
    }
  }

  end(): void {
    const before = this.#stroke?.before;
    this.#stroke = null;
    if (before && before !== this.points.peek()) this.#remember(before);
  }

  #touch(at: PaintPlace): void {
    if (this.erasing.peek()) this.#erase(at);
    else this.#paint(at);
  }

  #paint(at: PaintPlace): void {
    const points = this.points.peek();
    const wanted = this.brush.peek();
    const count = Math.min(wanted, MOST_POINTS - points.length);
    const label = this.label.peek();
    const more = Array.from({ length: count }, () => ({ ...this.#near(at), label }));
    if (count > 0) this.points.value = [...points, ...more];
    this.deed.value = count < wanted ? { is: 'full' } : { is: 'painted', count, at, label };
  }

  /** Denser towards the middle. */
  #near({ column, row }: PaintPlace): PaintPlace {
    const { radius } = BRUSH[this.brush.peek()];
    if (radius === 0) return { column, row };
    const [far, angle] = [radius * this.random(), 2 * Math.PI * this.random()];
    return grid_place(x_of(column) + far * Math.cos(angle), y_of(row) + far * Math.sin(angle));
  }

  #erase(at: PaintPlace): void {
    const points = this.points.peek();
    const { eraser } = BRUSH[this.brush.peek()];
    const left = points.filter((point) => distance(point, at) > eraser);
    const count = points.length - left.length;
    if (count > 0) this.points.value = left;
    this.deed.value = { is: 'erased', count, at, label: this.label.peek() };
  }

  // ---- the keyboard's cross

  move_cross(columns: number, rows: number): void {
    const { column, row } = this.cross.peek() ?? grid_place(0, 0);
    const at = {
      column: clamped(column + columns, COLUMNS - 1),
      row: clamped(row + rows, ROWS - 1),
    };
    const under = this.points.peek().findLast((point) => distance(point, at) < 2 / FINENESS);
    this.cross.value = at;
    this.deed.value = { is: 'moved', at, under: under?.label ?? null };
  }

  /** A stroke of one touch. */
  press(): void {
    this.cross.value ??= grid_place(0, 0);
    this.begin(this.cross.value);
    this.end();
  }

  // ---- all points at once

  /** They take the place of those there are; undo brings these back. */
  replace(points: PaintedSet): void {
    this.end();
    const before = this.points.peek();
    if (before.length > 0) this.#remember(before);
    this.points.value = points.slice(0, MOST_POINTS);
    this.deed.value = points.length === 0 ? { is: 'cleared' } : null;
  }

  undo(): void {
    this.#go(this.#past, this.#future, 'undone');
  }

  redo(): void {
    this.#go(this.#future, this.#past, 'redone');
  }

  #go(from: Signal<readonly PaintedSet[]>, to: Signal<readonly PaintedSet[]>, is: 'undone' | 'redone'): void {
    this.end();
    const wanted = from.peek().at(-1);
    if (!wanted) return;
    batch(() => {
      to.value = [...to.peek(), this.points.peek()];
      from.value = from.peek().slice(0, -1);
      this.points.value = wanted;
      this.deed.value = { is };
    });
  }

  #remember(before: PaintedSet): void {
    this.#past.value = [...this.#past.peek(), before].slice(-MOST_UNDONE);
    this.#future.value = [];
  }
}
