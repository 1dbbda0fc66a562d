// SPDX-License-Identifier: MIT
/** The surface's contours with the ways of all runs, and their start to drag: a figure on its own, for any ravine. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ravine_words } from '../../i18n/ravine';
import type { RunId } from '../../state/contract';
import type { Ravine, Ways } from '../../state/ravine/ravine';
import { px } from '../px';
import { shown_theme } from '../theme';
import { draw_contours, type Layer, layers_of } from './contours';
import { draw_way } from './paint';
import { type Plane, plane_of, type Size } from './plane';
import { StartHandle } from './StartHandle';
import './ravine.css';

export interface RavineFigureProps {
  ravine: Ravine;
  /** of the runs, as the page calls them */
  names: Readonly<Record<RunId, string>>;
  /** the start may be moved */
  draggable?: boolean;
  /** runs that are not drawn (yet) */
  hidden?: readonly RunId[];
  /** drawn over it, at places of the plane: a lesson's question */
  overlay?: (plane: Plane) => ComponentChildren;
}

export function RavineFigure({ ravine, names, draggable = true, hidden = [], overlay }: RavineFigureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = use_size(canvas, ravine);
  const field = ravine.field.value;
  const shown = size.value.width > 0 && field !== null;
  const plane = shown ? plane_of(field.grid, size.value) : null;
  use_drawing(canvas, ravine, plane, hidden);
  return (
    <div class="ravine-figure" data-surface={field?.surface}>
      <canvas ref={canvas} role="img" aria-label={figure_text(ravine, names, hidden)} />
      {plane && (
        <>
          <Labels {...{ ravine, names, hidden, plane }} />
          {draggable && <StartHandle ravine={ravine} plane={plane} />}
          {overlay?.(plane)}
        </>
      )}
    </div>
  );
}

/** Follows the canvas's place on the page; the ravine's field follows its shape. */
function use_size(canvas: { current: HTMLCanvasElement | null }, ravine: Ravine) {
  const size = useSignal<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry?.contentRect ?? { width: 0, height: 0 };
      if (width === 0 || height === 0) return;
      size.value = { width, height };
      ravine.want_field(width / height);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ravine]);
  return size;
}

function use_drawing(
  canvas: { current: HTMLCanvasElement | null },
  ravine: Ravine,
  plane: Plane | null,
  hidden: readonly RunId[],
) {
  const layers = useRef<{ key: unknown[]; layers: Layer[] }>({ key: [], layers: [] });
  const field = ravine.field.value;
  const ways = ravine.ways.value;
  const step = ravine.step.value;
  const { velocity, gradient } = ravine.settings.value;
  const theme = shown_theme.value;
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element || !ctx || !plane || !field) return;
    const key = [field, plane.width, plane.height];
    if (key.some((part, i) => part !== layers.current.key[i]))
      layers.current = { key, layers: layers_of(field, plane) };
    const ratio = devicePixelRatio;
    const [width, height] = [Math.round(plane.width * ratio), Math.round(plane.height * ratio)];
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(element);
    const ink = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const ramp = { low: ink('ramp-low'), high: ink('ramp-high'), line: ink('ramp-line') };
    draw_contours(ctx, layers.current.layers, ramp, plane);
    if (ways) draw_ways(ctx, ways, step, plane, { velocity, gradient }, hidden, ink);
  }, [field, ways, step, velocity, gradient, theme, plane?.width, plane?.height, hidden.join()]);
}

function draw_ways(
  ctx: CanvasRenderingContext2D,
  ways: Ways,
  step: number,
  plane: Plane,
  arrows: { velocity: boolean; gradient: boolean },
  hidden: readonly RunId[],
  ink: (name: string) => string,
) {
  for (const [i, run] of ways.runs.entries()) {
    const way = ways.ways[i];
    if (!way || !('ok' in way) || hidden.includes(run.id)) continue;
    const inks = { line: ink(run.colour), arrow: ink(`${run.colour}-ink`), casing: ink('casing') };
    draw_way(ctx, way.ok.path, step, plane, { ...arrows, lr: run.lr }, inks);
  }
}

/** What the picture shows, for who does not see it. */
function figure_text(ravine: Ravine, names: Readonly<Record<RunId, string>>, hidden: readonly RunId[]) {
  const words = ravine_words.value;
  const { ways, settings, step } = ravine;
  const ends = (ways.value?.runs ?? []).flatMap((run, i) => {
    const way = ways.value?.ways[i];
    if (!way || !('ok' in way) || hidden.includes(run.id)) return [];
    const { path } = way.ok;
    const at = Math.min(step.value, path.x.length - 1);
    return [words.figure_end(names[run.id], at, path.x[at] as number, path.y[at] as number)];
  });
  return [words.figure(words.surfaces[settings.value.surface]), ...ends].join(' ');
}

interface LabelsProps {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
  hidden: readonly RunId[];
  plane: Plane;
}

const LABEL = 20;

/** Names at the ways' ends, one below the other where they meet; and the minima. */
function Labels({ ravine, names, hidden, plane }: LabelsProps) {
  const words = ravine_words.value;
  const ways = ravine.ways.value;
  const taken: number[] = [];
  const ends = (ways?.runs ?? []).flatMap((run, i) => {
    const way = ways?.ways[i];
    if (!way || !('ok' in way) || hidden.includes(run.id)) return [];
    const { path, diverged_at } = way.ok;
    const at = Math.min(ravine.step.value, path.x.length - 1);
    const x = Math.min(Math.max(plane.x(path.x[at] as number), 8), plane.width - 8);
    let y = Math.min(Math.max(plane.y(path.y[at] as number) - LABEL, 12), plane.height - 12);
    while (taken.some((other) => Math.abs(other - y) < LABEL)) y += LABEL;
    taken.push(y);
    const lost = diverged_at !== null && at === path.x.length - 1 && ravine.step.value >= diverged_at;
    const text = lost ? words.end_lost(names[run.id]) : words.end(names[run.id], at);
    return [{ id: run.id, colour: run.colour, x, y, text, left: x > plane.width * 0.6 }];
  });
  return (
    <div class="ravine-labels" aria-hidden="true">
      {(ways?.minima ?? []).map(([x, y]) => (
        <span
          key={`${x} ${y}`}
          class="minimum"
          style={{ transform: `translate(${px(plane.x(x))}, ${px(plane.y(y))})` }}
        >
          +
        </span>
      ))}
      {ends.map(({ id, colour, x, y, text, left }) => (
        <span
          key={id}
          class={`end ${left ? 'left' : ''}`}
          style={{
            color: `var(--${colour}-ink)`,
            transform: `translate(${px(x)}, ${px(y)}) translate(${left ? '-100%' : '0'}, -50%)`,
          }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}
