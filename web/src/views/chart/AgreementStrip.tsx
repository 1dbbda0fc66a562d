// SPDX-License-Identifier: MIT
/** A strip along a chart's lower edge: the run's colour where a step agrees with downhill, ink where it goes against. */
import { useEffect, useRef } from 'preact/hooks';
import { use_lab } from '../lab-context';
import { shown_theme } from '../theme';
import type { Layout } from './describe';

export function AgreementStrip({ layout }: { layout: Layout }) {
  const lab = use_lab();
  const canvas = useRef<HTMLCanvasElement>(null);
  const id = lab.inside.value;
  const colour = lab.runs[id].colour.value;
  const theme = shown_theme.value;
  const wide = Math.max(1, Math.round(layout.width * devicePixelRatio));
  useEffect(() => {
    const ctx = canvas.current?.getContext('2d');
    if (!ctx || !canvas.current) return;
    const style = getComputedStyle(canvas.current);
    const [along, against] = ['--run', '--ink'].map((name) => style.getPropertyValue(name).trim());
    const { step, value } = lab.runs[id].series('agreement');
    const { height } = canvas.current;
    ctx.clearRect(0, 0, wide, height);
    const x = (at: number) => Math.ceil(((at - layout.from) / (layout.to - layout.from)) * wide);
    let from = 0;
    for (let i = 0; i < step.length; i++) {
      const to = Math.min(x(step[i] as number), wide);
      // Where many steps share a pixel, one of them is seen.
      if (to <= from) continue;
      const agreement = value[i] as number;
      ctx.globalAlpha = Math.abs(agreement);
      ctx.fillStyle = (agreement < 0 ? against : along) ?? '';
      ctx.fillRect(from, 0, to - from, height);
      from = to;
    }
  }, [lab, id, colour, layout, theme, wide]);
  return (
    <div class={`strip run-${colour}`} aria-hidden="true">
      <canvas ref={canvas} width={wide} height={8} />
    </div>
  );
}
