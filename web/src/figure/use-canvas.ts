// SPDX-License-Identifier: MIT
/** A canvas as large as its place on the page, drawn again when its size or something it depends on changes. */
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { shown_theme } from '../ui/theme';

export interface Size {
  width: number;
  height: number;
}

/** A colour's value by its name in the style sheets, without the dashes. */
export type Ink = (name: string) => string;
export type Draw = (ctx: CanvasRenderingContext2D, size: Size, ink: Ink) => void;

/** `depends`: what it draws, as for an effect. The size is 0 × 0 before there is one. */
export function useCanvas(
  depends: readonly unknown[],
  draw: Draw,
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
    const ratio = devicePixelRatio;
    // What has another size is empty, so only then.
    if (element.width !== Math.round(width * ratio)) element.width = Math.round(width * ratio);
    if (element.height !== Math.round(height * ratio)) element.height = Math.round(height * ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    const style = getComputedStyle(element);
    draw(ctx, size.value, (name) => style.getPropertyValue(`--${name}`).trim());
  }, [...depends, width, height, shown_theme.value]);
  return [canvas, size.value];
}
