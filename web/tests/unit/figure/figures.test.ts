// SPDX-License-Identifier: MIT
import { inflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { draw_figure } from '../../../src/figure/canvas';
import { draw_marks } from '../../../src/figure/canvas-marks';
import { place_of, value_at } from '../../../src/figure/geometry';
import type { Inks } from '../../../src/figure/inks';
import type { Figure, ImageMark, Mark, PathMark } from '../../../src/figure/marks';
import { paint_of } from '../../../src/figure/paint';
import { figure, IMAGES, INKS, line, MARKS, regions_figure, TEXTS } from './every-mark';
import { svg_of } from './svg-file';

const inks = new Proxy({}, { get: (_, role) => `ink of ${String(role)}` }) as Inks;
const ABOUT = { title: 'A & B', desc: 'Two curves', lang: 'en' };
const written = (shown: Figure, colours = INKS) => svg_of(shown, colours, ABOUT);

/** Paths that were made. */
let traced = 0;

/** Where a canvas was drawn on: M, L and Z as a path, R for a filled rectangle, A for a circle; T words, I an image. */
function drawn_on_canvas(shown: Figure): string[] {
  const went: string[] = [];
  const written_as = (command: string, numbers: number[]) =>
    command + numbers.map((one) => Number(one.toFixed(2))).join(' ');
  const note =
    (command: string, into = went) =>
    (...numbers: number[]) =>
      void into.push(written_as(command, numbers));
  const pen = (into: string[]) => ({
    moveTo: note('M', into),
    lineTo: note('L', into),
    closePath: note('Z', into),
    arc: (x: number, y: number, radius: number) => note('A', into)(x, y, radius),
  });
  class Path {
    went: string[] = [];
    constructor() {
      traced++;
      Object.assign(this, pen(this.went));
    }
  }
  // Filled and outlined, a mark is one path; the next begins with its dashes.
  let last: Path | undefined;
  const paint = (path?: Path) => {
    if (path && path !== last) went.push(...path.went);
    last = path;
  };
  let turned = 0;
  const known: Record<string, unknown> = {
    ...pen(went),
    setLineDash: () => paint(),
    ...{ fill: paint, stroke: paint, clip: paint },
    fillRect: note('R'),
    rect: () => {},
    rotate: (turn: number) => {
      turned = turn;
    },
    fillText: (text: string, x: number, y: number) =>
      went.push(`T${x} ${y} ${Math.round((turned * 180) / Math.PI)} ${text}`),
    drawImage: (_: unknown, ...box: number[]) => note('I')(...box),
  };
  const ctx = new Proxy(known, { get: (own, name) => own[String(name)] ?? (() => {}), set: () => true });
  vi.stubGlobal('Path2D', Path);
  vi.stubGlobal('ImageData', class {});
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => ctx }) });
  draw_marks(ctx as unknown as CanvasRenderingContext2D, shown, INKS, 2);
  vi.unstubAllGlobals();
  return went;
}

/** The same of an SVG's paths. The clip that every curve of a chart has is no mark. */
function drawn_in_svg(shown: Figure): string[] {
  const went: string[] = [];
  const is_frame = 'M40 8L142 8L142 92L40 92Z';
  const marks =
    /<path[^>]* d="([^"]*)"|<path d="([^"]*)"|<text x="([^"]*)" y="([^"]*)"([^>]*)>([^<]*)|<image([^>]*)/g;
  for (const [, one, other, x = '', y = '', more = '', text, image] of written(shown).matchAll(marks)) {
    const turn = /rotate\((\S+)/.exec(more)?.[1] ?? '0';
    const box = ['x', 'y', 'width', 'height'].map(
      (name) => new RegExp(` ${name}="([^"]*)"`).exec(image ?? '')?.[1],
    );
    if (text !== undefined) went.push(`T${x} ${y} ${turn} ${text}`);
    else if (image !== undefined) went.push(`I${box.join(' ')}`);
    else if ((one ?? other) !== is_frame) went.push(...steps_of(one ?? other ?? ''));
  }
  return went;
}

function steps_of(path: string): string[] {
  const went: string[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of path.matchAll(/([MLhvAZ])([^MLhvAZ]*)/g)) {
    const numbers = rest.split(' ').map(Number);
    if (command === 'M' || command === 'L') {
      [x = 0, y = 0] = numbers;
      went.push(command + rest);
    } else if (command === 'h' && (numbers[0] ?? 0) > 0) went[went.length - 1] = `R${x} ${y} ${rest}`;
    else if (command === 'v') went[went.length - 1] += ` ${rest}`;
    else if (command === 'Z' && !went.at(-1)?.startsWith('R')) went.push('Z');
    else if (command === 'A' && Math.abs((numbers[5] ?? 0) - x + 2 * (numbers[0] ?? 0)) < 0.02)
      went.push(`A${Number((x - (numbers[0] ?? 0)).toFixed(2))} ${y} ${numbers[0]}`);
  }
  return went;
}

const all: [string, readonly Mark[]][] = Object.entries({ ...MARKS, ...TEXTS, ...IMAGES }).map(
  ([name, mark]) => [name, [mark].flat()],
);

describe('a figure', () => {
  it.each(all)('lies alike on canvas and in SVG: %s', (_, marks) => {
    const drawn = drawn_on_canvas(figure(marks));
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn_in_svg(figure(marks))).toEqual(drawn);
  });

  it('of regions has its image, its border and its points on both', () => {
    const drawn = drawn_on_canvas(regions_figure());
    expect(drawn[0]).toBe('I40 10 100 80');
    expect(drawn_in_svg(regions_figure()).toSorted()).toEqual(drawn.toSorted());
  });

  it('has its values where its axes say, and finds them there again', () => {
    const shown = figure([]);
    const place = place_of(shown);
    expect([place.x(0), place.x(25), place.x(50)]).toEqual([40, 90, 140]);
    expect([place.y(1), place.y(0.1), place.y(0.01)].map(Math.round)).toEqual([10, 50, 90]);
    expect(value_at(shown.y, 0.5)).toBeCloseTo(0.1);
    expect(value_at({ min: 0, max: 2, log: false }, 0.25)).toBeCloseTo(1.5);
  });

  it('leaves out what its axis does not show, but for the way there', () => {
    const closer = { ...figure([line([0, 10, 20, 30, 40, 50], [1, 1, 1, 1, 1, 1])]) };
    closer.x = { min: 22, max: 33, log: false };
    expect(drawn_on_canvas(closer)).toHaveLength(3);
  });

  it('with a mark that is no chart’s is not drawn as a chart', () => {
    const ctx = new Proxy({}, { get: () => () => {}, set: () => true }) as CanvasRenderingContext2D;
    const polygon = figure([MARKS.polygon as PathMark]);
    expect(() => draw_figure(ctx, polygon, INKS, 1)).toThrow('no chart has a path');
  });

  it('traces what stays the same from frame to frame once', () => {
    const contour = () => figure([{ ...(MARKS.contour as PathMark), parts }]);
    const parts = [...(MARKS.contour as PathMark).parts];
    const first = drawn_on_canvas(contour());
    const before = traced;
    expect(drawn_on_canvas(contour())).toEqual(first);
    expect(traced).toBe(before);
  });
});

describe('a mixture', () => {
  it('is worked out of two colours, and left to the style sheets where they are not known yet', () => {
    const third = { of: 'ink', into: 'card', share: 1 / 3 } as const;
    expect(paint_of(third, { ...INKS, ink: '#000000', card: '#ffffff' })).toBe('#aaaaaa');
    // A built style sheet has the short form.
    expect(paint_of(third, { ...INKS, ink: '#000', card: '#FFF' })).toBe('#aaaaaa');
    expect(paint_of({ ...third, share: 0.25 }, inks)).toBe('color-mix(in srgb, ink of ink 25%, ink of card)');
  });
});

describe('an SVG', () => {
  it('holds colours, dashes and words of its marks', () => {
    const text = {
      ...(TEXTS.words as Mark & { kind: 'text' }),
      text: 'a < b & c\u0000\u0008',
      halo: true,
      anchor: 'end',
    } as const;
    const svg = written(figure([MARKS['dashed line'] as Mark, text]), inks);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="200" height="100"/);
    expect(svg).toContain(
      'stroke="ink of a" stroke-width="2" stroke-linejoin="round" stroke-dasharray="4 3"',
    );
    expect(svg).toContain('text-anchor="end"');
    expect(svg).toContain('fill="ink of d-ink"');
    expect(svg).toContain('>a &lt; b &amp; c</text>');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('says what it is, in which language and letters', () => {
    const svg = written(figure([]));
    expect(svg).toContain('<title id="title">A &amp; B</title>\n<desc id="desc">Two curves</desc>');
    expect(svg).toContain('xml:lang="en" role="img" aria-labelledby="title desc"');
    expect(svg).toMatch(/font-family="system-ui,.*Noto Sans CJK SC.*sans-serif"/);
  });

  it('holds an image as a PNG with the very pixels', () => {
    const cells = IMAGES['cells of values'] as ImageMark;
    const [, base64 = ''] = /href="data:image\/png;base64,([^"]*)"/.exec(written(figure([cells]))) ?? [];
    const png = Buffer.from(base64, 'base64');
    const start = png.indexOf('IDAT') + 4;
    const lines = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
    const pixels = [0, 1].flatMap((row) => [...lines.subarray(row * 17 + 1, (row + 1) * 17)]);
    expect(pixels).toEqual([...cells.pixels(INKS)]);
    // Blue, halfway to the card, halfway to vermillion, vermillion; NaN is not seen.
    expect(pixels.slice(0, 4)).toEqual([0x00, 0x72, 0xb2, 255]);
    expect(pixels.slice(12, 16)).toEqual([0xd5, 0x5e, 0x00, 255]);
    expect(pixels[4 * 6 + 3]).toBe(0);
  });
});
