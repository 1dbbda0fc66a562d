// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { draw_figure, type Inks } from '../../../src/figure/canvas';
import { place_of, value_at } from '../../../src/figure/geometry';
import type { Figure, LineMark, Mark } from '../../../src/figure/marks';
import { svg_of } from '../../../src/figure/svg';

const inks = new Proxy({}, { get: (_, role) => `ink of ${String(role)}` }) as Inks;

const figure = (marks: readonly Mark[]): Figure => ({
  width: 200,
  height: 100,
  font_size: 12,
  frame: { left: 40, top: 10, width: 100, height: 80 },
  x: { min: 0, max: 50, log: false },
  y: { min: 0.01, max: 1, log: true },
  marks,
});

function line(step: number[], value: number[], style: Partial<LineMark> = {}): LineMark {
  const points = { step: Float64Array.from(step), value: Float64Array.from(value) };
  return { kind: 'line', points, colour: 'a', width: 2, dashed: false, faint: false, ...style };
}

/** Where a canvas was drawn on: M and L as a path, R for a filled rectangle, A for a circle. */
function drawn_on_canvas(shown: Figure): string[] {
  const went: string[] = [];
  const note =
    (command: string) =>
    (...numbers: number[]) =>
      void went.push(command + numbers.map((one) => Number(one.toFixed(2))).join(' '));
  class Path {
    moveTo = note('M');
    lineTo = note('L');
    arc = (x: number, y: number, radius: number) => note('A')(x, y, radius);
  }
  const known: Record<string, unknown> = { ...new Path(), fillRect: note('R'), rect: () => {} };
  const ctx = new Proxy(known, { get: (own, name) => own[String(name)] ?? (() => {}), set: () => true });
  globalThis.Path2D = Path as unknown as typeof Path2D;
  draw_figure(ctx as unknown as CanvasRenderingContext2D, shown, inks, 1);
  return went;
}

/** The same of an SVG's paths. */
function drawn_in_svg(shown: Figure): string[] {
  const went: string[] = [];
  for (const [, path = ''] of svg_of(shown, inks).matchAll(/ d="([^"]*)"/g))
    for (const [, command = '', rest = ''] of path.matchAll(/([MLhvAZ])([^MLhvAZ]*)/g)) {
      const numbers = rest.split(' ').map(Number);
      const [x = 0, y = 0] = (went.at(-1) ?? '').slice(1).split(' ').map(Number);
      if (command === 'M' || command === 'L') went.push(command + rest);
      else if (command === 'h' && (numbers[0] ?? 0) > 0) went[went.length - 1] = `R${x} ${y} ${rest}`;
      else if (command === 'v') went[went.length - 1] += ` ${rest}`;
      else if (command === 'A' && numbers[5] === x - 2 * (numbers[0] ?? 0))
        went.push(`A${x - (numbers[0] ?? 0)} ${y} ${numbers[0]}`);
    }
  return went;
}

const many = Array.from({ length: 900 }, (_, i) => i / 18);
const MARKS: Record<string, Mark> = {
  line: line([0, 10, 20, 30, 50], [1, 0.5, Number.NaN, 0.1, 0.05]),
  'line held at the edge': line([0, 10, 50], [7, 0, 1e-5]),
  'faint line': line([0, 10, 50], [7, 0.5, 0.02], { faint: true }),
  'dashed line': line([0, 50], [1, 0.5], { dashed: true }),
  'crowded line': line(
    many,
    many.map((step) => 0.1 + 0.05 * Math.sin(step)),
  ),
  'rule across': { kind: 'rule', along: 'x', at: 0.1, colour: 'ink', width: 1, dash: 'solid' },
  'rule down': {
    kind: 'rule',
    along: 'y',
    at: 25,
    from: 0.1,
    to: 0.01,
    colour: 'b',
    width: 1,
    dash: 'dotted',
  },
  disc: { kind: 'point', x: 25, y: 0.1, shape: 'disc', colour: 'c' },
  ring: { kind: 'point', x: 25, y: 0.1, shape: 'ring', colour: 'c' },
  cross: { kind: 'point', x: 25, y: 0.1, shape: 'cross', colour: 'c' },
};

describe('a figure', () => {
  it.each(Object.entries(MARKS))('lies alike on canvas and in SVG: %s', (_, mark) => {
    const drawn = drawn_on_canvas(figure([mark]));
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn_in_svg(figure([mark]))).toEqual(drawn);
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
});

describe('an SVG', () => {
  it('holds colours, dashes and words of its marks', () => {
    const svg = svg_of(
      figure([
        MARKS['dashed line'] as Mark,
        {
          kind: 'text',
          x: 5,
          y: 6,
          text: 'a < b & c',
          colour: 'd-ink',
          anchor: 'end',
          bold: true,
          halo: true,
        },
      ]),
      inks,
    );
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="200" height="100"/);
    expect(svg).toContain(
      'stroke="ink of a" stroke-width="2" stroke-linejoin="round" stroke-dasharray="4 3"',
    );
    expect(svg).toContain('text-anchor="end"');
    expect(svg).toContain('fill="ink of d-ink"');
    expect(svg).toContain('>a &lt; b &amp; c</text>');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});
