// SPDX-License-Identifier: MIT
/** The losses a ravine's contours are drawn from: of the surface that is open, and small ones of all. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AskTask, CoreTasks, Grid, SurfaceOptions } from '../../../worker/protocol';
import type { RequestKind } from './asking';
import type { RavineSettings } from './settings';
import { type SurfaceBox, start_of, USUAL } from './surface-defaults';
import { SURFACES, type SurfaceType, surface_options } from './surfaces';

export interface FieldView {
  grid: Grid;
  values: Float32Array;
  /** which surface it is of */
  surface: SurfaceType;
}

type Ask = <T>(kind: RequestKind, call: (task: AskTask<CoreTasks>) => Promise<T>) => Promise<T>;

/** Points along a row; the contours are interpolated between them. */
const COLUMNS = 140;
const SMALL: { columns: number; rows: number; shape: number } = { columns: 48, rows: 24, shape: 2 };
/** Kept free around a start that lies outside. */
const MARGIN = 0.08;

/** The surface's box, the start in it, as wide and high as the figure's shape. */
export function visible_box(settings: RavineSettings, shape: number): SurfaceBox {
  const { box } = USUAL[settings.surface];
  const [x, y] = start_of(settings);
  const holding = ([from, to]: readonly [number, number], value: number): [number, number] => {
    const room = (Math.max(to, value) - Math.min(from, value)) * MARGIN;
    return [value < from ? value - room : from, value > to ? value + room : to];
  };
  return shaped({ x: holding(box.x, x), y: holding(box.y, y) }, shape);
}

/** Wider or higher, around its middle, until it has the shape: a unit is as long upwards as across. */
function shaped({ x, y }: SurfaceBox, shape: number): SurfaceBox {
  const [width, height] = [x[1] - x[0], y[1] - y[0]];
  const grown = ([from, to]: readonly [number, number], by: number): [number, number] => [
    from - by / 2,
    to + by / 2,
  ];
  return width / height < shape
    ? { x: grown(x, height * shape - width), y: [y[0], y[1]] }
    : { x: [x[0], x[1]], y: grown(y, width / shape - height) };
}

function grid_of({ x, y }: SurfaceBox, columns: number): Grid {
  const rows = Math.round((columns * (y[1] - y[0])) / (x[1] - x[0]));
  return { x: [x[0], x[1]], y: [y[0], y[1]], columns, rows: Math.max(rows, 2) };
}

export class Field {
  readonly view = signal<FieldView | null>(null);
  readonly small = signal<Readonly<Partial<Record<SurfaceType, FieldView>>>>({});
  readonly #shape = signal(0);
  readonly #request: ReadonlySignal<{ surface: SurfaceOptions; grid: Grid } | null>;
  readonly #forget: () => void;
  #question = '';

  constructor(
    private readonly ask: Ask,
    settings: Signal<RavineSettings>,
    tries: ReadonlySignal<number>,
  ) {
    this.#request = computed(() => {
      if (this.#shape.value === 0) return null;
      const surface = surface_options(settings.value.surface, settings.value);
      return { surface, grid: grid_of(visible_box(settings.value, this.#shape.value), COLUMNS) };
    });
    this.#forget = effect(() => {
      const request = this.#request.value;
      const key = JSON.stringify([request, tries.value]);
      if (!request || key === this.#question) return;
      this.#question = key;
      void this.#fetch('field', request.surface, request.grid, (view) => {
        if (key === this.#question) this.view.value = view;
      });
    });
  }

  /** width / height of the figure */
  want(shape: number): void {
    // Tenths of a pixel are no other figure.
    this.#shape.value = Number(shape.toFixed(3));
  }

  /** Asks for the small ones, one after the other, until one does not come. */
  async want_small(settings: RavineSettings): Promise<void> {
    for (const type of SURFACES) {
      const grid = { ...grid_of(shaped(USUAL[type].box, SMALL.shape), SMALL.columns), rows: SMALL.rows };
      const came = await this.#fetch('small', surface_options(type, settings), grid, (view) => {
        this.small.value = { ...this.small.value, [type]: view };
      });
      if (!came) return;
    }
  }

  dispose(): void {
    this.#forget();
  }

  async #fetch(
    kind: RequestKind,
    surface: SurfaceOptions,
    grid: Grid,
    take: (view: FieldView) => void,
  ): Promise<boolean> {
    try {
      const answer = await this.ask(kind, (task) => task('field', { surface, grid }));
      if ('ok' in answer) take({ grid, values: answer.ok, surface: surface.type });
      return true;
    } catch {
      // The ravine says what failed.
      return false;
    }
  }
}
