// SPDX-License-Identifier: MIT
/** What the loss chart's canvas shows and what is written on and beside it, frame by frame: the canvas is listened to. */
import type { Page } from 'playwright-core';

/** Read off a frame that was shown. Numbers are read from the drawing by its own ticks. */
export interface Moment {
  /** of the target: the value where its line is drawn, and that where the pill is */
  line: number;
  pill: number;
  pill_value: number;
  /** of each run, by its colour: the value its curve ends at, and what its label says */
  ends: { drawn: number; label: number }[];
  /** the step the curves end at, by the picture; by the counter, the sentence and the board */
  step: number;
  counter: number;
  /** that the table for those who do not see the chart was written at */
  table: number;
  board: number;
  /** NaN where all runs are at the target: then it names no step that is now */
  sentence: number;
  /** the target, by the sentence */
  goal: number;
  /** the counter is not what it was in the frame before */
  is_new: boolean;
}

interface Listener {
  moments: Moment[];
  look(): void;
  stop(): void;
}

declare global {
  var listener: Listener;
}

/** Runs in the page. */
function listen_in_page(): void {
  interface Point {
    x: number;
    y: number;
  }
  interface Picture {
    texts: (Point & { text: string; align: string })[];
    lines: Point[];
    discs: Point[];
  }
  let picture: Picture = { texts: [], lines: [], discs: [] };
  let start: Point = { x: 0, y: 0 };
  const { clearRect, fillText, moveTo, arc, stroke } = CanvasRenderingContext2D.prototype;
  const hears = (ctx: CanvasRenderingContext2D) => ctx.canvas.closest('.loss-panel .chart-canvas') !== null;
  Object.assign(CanvasRenderingContext2D.prototype, {
    clearRect(this: CanvasRenderingContext2D, ...box: Parameters<typeof clearRect>) {
      if (hears(this)) picture = { texts: [], lines: [], discs: [] };
      clearRect.apply(this, box);
    },
    fillText(this: CanvasRenderingContext2D, ...[text, x, y]: Parameters<typeof fillText>) {
      // Bold are the steps at which runs met the target.
      const is_tick = !this.font.startsWith('650');
      if (hears(this) && is_tick) picture.texts.push({ text, x, y, align: this.textAlign });
      fillText.call(this, text, x, y);
    },
    moveTo(this: CanvasRenderingContext2D, x: number, y: number) {
      start = { x, y };
      moveTo.call(this, x, y);
    },
    arc(this: CanvasRenderingContext2D, ...[x, y, radius, from, to]: Parameters<typeof arc>) {
      if (hears(this) && radius === 3) picture.discs.push({ x, y });
      arc.call(this, x, y, radius, from, to);
    },
    stroke(this: CanvasRenderingContext2D, ...path: [Path2D]) {
      // No other line that is whole is as wide.
      const is_target = this.lineWidth === 1.5 && this.getLineDash().length === 0;
      if (hears(this) && path[0] === undefined && is_target) picture.lines.push(start);
      stroke.apply(this, path);
    },
  });
  const text_of = (selector: string) => document.querySelector(selector)?.textContent ?? '';
  const number_in = (text: string, pattern: RegExp) =>
    Number((pattern.exec(text)?.[1] ?? 'none').replaceAll(',', ''));
  /** By two of the ticks that are written as plain numbers. */
  const scale = (ticks: { at: number; value: number }[]) => {
    const plain = ticks.filter(({ value }) => Number.isFinite(value));
    const [one, other] = [plain[0], plain.at(-1)];
    if (!one || !other) return () => Number.NaN;
    return (at: number) => one.value + ((other.value - one.value) * (at - one.at)) / (other.at - one.at);
  };
  const step_in = (text: string) => (text.endsWith('k') ? 1000 : 1) * Number(text.replace('k', ''));
  let before = Number.NaN;
  const look = () => {
    const { texts, lines, discs } = picture;
    const rows = texts.filter(({ align }) => align === 'right');
    const columns = texts.filter(({ align }) => align === 'center');
    const log_of = scale(rows.map(({ text, y }) => ({ at: y, value: Math.log(Number(text)) })));
    const step_of = scale(columns.map(({ text, x }) => ({ at: x, value: step_in(text) })));
    const pill = document.querySelector('.target-pill')?.getBoundingClientRect();
    const canvas = document.querySelector('.loss-panel canvas')?.getBoundingClientRect();
    if (!pill || !canvas || discs.length === 0) return;
    const labels = [...document.querySelectorAll('.loss-panel .end-label span')];
    const counter = number_in(text_of('[data-testid=step]'), /([\d,]+)/);
    listener.moments.push({
      line: Math.exp(log_of(lines.at(-1)?.y ?? Number.NaN)),
      pill: Math.exp(log_of(pill.top + pill.height / 2 - canvas.top)),
      pill_value: number_in(text_of('.target-pill'), /([\d.]+)$/),
      ends: discs.map(({ y }, i) => ({ drawn: Math.exp(log_of(y)), label: Number(labels[i]?.textContent) })),
      step: step_of(Math.max(...discs.map(({ x }) => x))),
      counter,
      table: number_in(text_of('#loss caption'), /step ([\d,]+)/),
      sentence: number_in(text_of('.sentence p'), /ot reached \S+ by step ([\d,]+)/),
      goal: number_in(text_of('.sentence p'), /reached ([\d.]+) /),
      board: number_in(text_of('.board .note'), /step ([\d,]+)/),
      is_new: counter !== before,
    });
    before = counter;
  };
  let frame = 0;
  // Before whatever the page does for its next frame: this is what the last one showed.
  const next = () => {
    look();
    frame = requestAnimationFrame(next);
  };
  frame = requestAnimationFrame(next);
  globalThis.listener = {
    moments: [],
    look,
    stop: () => {
      cancelAnimationFrame(frame);
      Object.assign(CanvasRenderingContext2D.prototype, { clearRect, fillText, moveTo, arc, stroke });
    },
  };
}

/** What every frame showed while `act` was under way, and what the page shows at once when it is paused after it. */
export async function moments(
  page: Page,
  act: () => Promise<unknown>,
): Promise<{ played: Moment[]; rested: Moment | undefined }> {
  await page.evaluate(listen_in_page);
  await act();
  return page.evaluate(async () => {
    const { listener } = globalThis;
    const played = [...listener.moments];
    document.querySelector<HTMLElement>('.verbs .play')?.click();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    listener.look();
    listener.stop();
    return { played, rested: listener.moments.at(-1) };
  });
}
