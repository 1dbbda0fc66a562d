// SPDX-License-Identifier: MIT
/** A strip along a chart's lower edge: the curve's colour where a step agrees with downhill, ink where it goes against. */
import { effect, type ReadonlySignal, useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Series } from '../../lib/series/series';
import { shown_theme } from '../../ui/theme';
import type { Curve } from './curve';
import type { Layout } from './describe';

function draw(
  ctx: CanvasRenderingContext2D,
  { step, value }: Series,
  { from, to }: Layout,
  [along, against]: readonly [string, string],
): void {
  const { width, height } = ctx.canvas;
  ctx.clearRect(0, 0, width, height);
  const x = (at: number) => Math.ceil(((at - from) / (to - from)) * width);
  let left = 0;
  for (let i = 0; i < step.length; i++) {
    const right = Math.min(x(step[i] as number), width);
    // Where many steps share a pixel, one of them is seen.
    if (right <= left) continue;
    const agreement = value[i] as number;
    ctx.globalAlpha = Math.abs(agreement);
    ctx.fillStyle = agreement < 0 ? against : along;
    ctx.fillRect(left, 0, right - left, height);
    left = right;
  }
}

interface AgreementStripProps {
  layout: ReadonlySignal<Layout>;
  /** of agreement */
  curve: Curve;
}

export function AgreementStrip({ layout, curve }: AgreementStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = shown_theme.value;
  const wide = useComputed(() => Math.max(1, Math.round(layout.value.width * devicePixelRatio))).value;
  useEffect(() => {
    const ctx = canvas.current?.getContext('2d');
    if (!ctx || !canvas.current) return;
    const style = getComputedStyle(canvas.current);
    const inks = [style.getPropertyValue('--run').trim(), style.getPropertyValue('--ink').trim()] as const;
    // In the frame in which the chart is drawn.
    return effect(() => draw(ctx, curve.series, layout.value, inks));
  }, [curve, theme, wide, layout]);
  return (
    <div class={`strip run-${curve.colour}`} aria-hidden="true">
      <canvas ref={canvas} width={wide} height={8} />
    </div>
  );
}
