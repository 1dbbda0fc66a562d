// SPDX-License-Identifier: MIT
/** uPlot as this page uses it: curves with steps of their own each, and nothing of uPlot's cursor or legend. */
import uPlot from 'uplot';
import type { RunId } from '../../state/contract';
import { draw_curve, type Pen, type Points } from './curve';
import { linear_ticks, log_ticks, step_text, tick_text } from './ticks';

/** Whose curve it is; a faint one lies behind. */
export interface Curve {
  id: RunId;
  faint: boolean;
}

export interface PlotOptions {
  curves: readonly Curve[];
  log: boolean;
  /** room right of the plot for labels at the curves' ends, CSS px */
  gutter: number;
  /** null: a small chart, with ticks but no name under its axis */
  x_label: string | null;
  x_range(): [number, number];
  y_range(): [number, number];
  /** a horizontal dashed line */
  reference: number | null;
  on_draw(plot: uPlot): void;
}

type Paint = Record<'a' | 'b' | 'line' | 'ink', string>;

function paint_of(host: Element): Paint {
  const style = getComputedStyle(host);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return { a: read('--a'), b: read('--b'), line: read('--line'), ink: read('--ink-2') };
}

function draw_reference(plot: uPlot, value: number, colour: string): void {
  const { ctx, bbox } = plot;
  const y = plot.valToPos(value, 'y', true);
  if (y < bbox.top || y > bbox.top + bbox.height) return;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([4 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

function axes(options: PlotOptions, paint: Paint, unit: number): uPlot.Axis[] {
  const small = options.x_label === null;
  // A projector's numbers are read from the last row (styles/tokens.css).
  const least =
    Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--least-figure')) || 0;
  const font = `${Math.max(Math.round(unit * 0.72), least)}px system-ui, sans-serif`;
  const shared = {
    stroke: paint.ink,
    font,
    ticks: { show: false },
    gap: 6,
    // uPlot hides an axis when none of its increments fits (they end at 10³²). Our splits need none: give it one that
    // always fits; from 5 on it asks nothing about decimals.
    incrs: (_plot: uPlot, _axis: number, min: number, max: number) => [Math.max(max - min, 5)],
  };
  const count = (pixels: number, each: number) => Math.max(2, Math.floor(pixels / each));
  const x: uPlot.Axis = {
    ...shared,
    grid: { show: false },
    size: unit * 1.7,
    splits: (plot, _axis, min, max) => linear_ticks(min, max, count(plot.width, unit * 5.5)),
    values: (_plot, steps) => steps.map(step_text),
  };
  if (options.x_label !== null)
    Object.assign(x, { label: options.x_label, labelFont: font, labelSize: unit * 1.3 });
  const y: uPlot.Axis = {
    ...shared,
    scale: 'y',
    grid: { stroke: paint.line, width: 1 },
    size: unit * 2.9,
    splits: (plot, _axis, min, max) => {
      const room = small ? 3 : count(plot.height, unit * 2.6);
      return options.log ? log_ticks(min, max, room) : linear_ticks(min, max, room);
    },
    // uPlot hides ticks of a logarithmic axis that are no powers of ten; ours are chosen already.
    filter: (_plot, ticks) => ticks,
    values: (_plot, ticks) => ticks.map(tick_text),
  };
  return [x, y];
}

function curve(pen: Pen): uPlot.Series {
  return {
    paths: (plot, index) => {
      const [step, value] = plot.data[index] as unknown as [Float64Array, Float64Array];
      return draw_curve(plot, { step, value }, pen);
    },
    auto: false,
    points: { show: false },
    facets: [
      { scale: 'x', auto: false },
      { scale: 'y', auto: false },
    ],
  };
}

export function make_plot(host: HTMLElement, options: PlotOptions): uPlot {
  const paint = paint_of(host);
  const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { reference } = options;
  return new uPlot(
    {
      mode: 2,
      width: host.clientWidth,
      height: host.clientHeight,
      // Beside a chart without labels, half of the last step's number needs room.
      padding: [unit * 0.6, options.gutter || unit, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: options.x_range },
        y: { distr: options.log ? 3 : 1, range: options.y_range },
      },
      axes: axes(options, paint, unit),
      series: [
        {},
        ...options.curves.map(({ id, faint }) => curve({ colour: paint[id], width: unit / 8, faint })),
      ],
      hooks: {
        drawAxes: reference === null ? [] : [(plot) => draw_reference(plot, reference, paint.ink)],
        draw: [options.on_draw],
      },
    },
    plot_data(options.curves.map(() => NOTHING)),
    host,
  );
}

const NOTHING = { step: new Float64Array(0), value: new Float64Array(0) };

/** The series' own arrays, as uPlot's mode 2 wants them; its types only know mode 1. */
export function plot_data(curves: readonly Points[]): uPlot.AlignedData {
  return [null, ...curves.map(({ step, value }) => [step, value])] as unknown as uPlot.AlignedData;
}
