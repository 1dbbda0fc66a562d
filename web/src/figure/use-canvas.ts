// SPDX-License-Identifier: MIT
/** A canvas that is drawn when what it reads changes; of those that change together one is drawn in a frame. */
import { effect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { shown_theme } from '../ui/theme';
import { draw_on } from './canvas-marks';
import { type Inks, inks_of } from './inks';
import type { Figure } from './marks';

const waiting = new Set<() => void>();

function draw_next(): void {
  const [draw] = waiting;
  if (!draw) return;
  waiting.delete(draw);
  draw();
  if (waiting.size > 0) requestAnimationFrame(draw_next);
}

function draw_in_its_frame(draw: () => void): void {
  if (waiting.size === 0) requestAnimationFrame(draw_next);
  waiting.add(draw);
}

interface LiveFigure {
  /** reads the signals that it depends on */
  follow(): void;
  /** null: there is nothing to draw yet */
  figure(width: number, height: number): Figure | null;
}

export function useCanvas(
  { follow, figure }: LiveFigure,
  depends: readonly unknown[],
): RefObject<HTMLCanvasElement | null> {
  const host = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = host.current;
    const ctx = canvas?.getContext('2d');
    if (!canvas || !ctx) return;
    // Neither is asked of the page in a frame: it would be laid out for that.
    let size = { width: 0, height: 0 };
    let inks: Inks | null = null;
    const draw = () => {
      const { width, height } = size;
      if (width === 0 || !canvas.isConnected) return;
      inks ??= inks_of(canvas);
      const known = inks;
      draw_on(ctx, figure(width, height), size, () => known);
    };
    const stop = effect(() => {
      follow();
      draw_in_its_frame(draw);
    });
    const follow_colours = effect(() => {
      void shown_theme.value;
      inks = null;
      draw_in_its_frame(draw);
    });
    const observer = new ResizeObserver(([entry]) => {
      size = entry?.contentRect ?? size;
      draw_in_its_frame(draw);
    });
    observer.observe(canvas);
    return () => {
      stop();
      follow_colours();
      observer.disconnect();
      waiting.delete(draw);
    };
  }, depends);
  return host;
}
