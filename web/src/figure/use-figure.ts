// SPDX-License-Identifier: MIT
/** A canvas as large as its place on the page, whose figure is drawn again when its size or what it depends on changes. */
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { shown_theme } from '../ui/theme';
import { draw_on } from './canvas-marks';
import { inks_of } from './inks';
import type { Figure } from './marks';

export interface Size {
  width: number;
  height: number;
}

/** How wide words are in letters of so many px. */
export type Measure = (text: string, letters: number) => number;

/** `depends`: what it shows, as for an effect. `scale`: how many times larger it is drawn. The size is 0 × 0 before there is one. */
export function useFigure(
  depends: readonly unknown[],
  figure_for: (size: Size, measure: Measure) => Figure | null,
  scale = 1,
): [RefObject<HTMLCanvasElement | null>, Size] {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSignal<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry?.contentRect ?? size.peek();
      if (width > 0 && height > 0) size.value = { width, height };
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { width, height } = size.value;
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element || !ctx || width === 0) return;
    const measure: Measure = (text, letters) => {
      ctx.font = `${letters}px system-ui, sans-serif`;
      return ctx.measureText(text).width;
    };
    const figure = figure_for({ width: width / scale, height: height / scale }, measure);
    draw_on(ctx, figure, { width, height }, () => inks_of(element), scale);
  }, [...depends, scale, width, height, shown_theme.value]);
  return [canvas, size.value];
}
