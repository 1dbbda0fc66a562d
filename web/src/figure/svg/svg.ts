// SPDX-License-Identifier: MIT
/** A figure as SVG: elements for a page that shows it, or the text of a file that stands alone. */
import { type Pen, stroke_of } from '../geometry';
import type { Inks } from '../inks';
import type { AxisMark, Figure, GroupMark, ImageMark, Mark, PathMark, PathPart, TextMark } from '../marks';
import { type Ink, paint_of } from '../paint';
import { type PathPen, trace_parts } from '../paths';
import { png_url } from './png';

export interface SvgElement {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (SvgElement | string)[];
}

/** Columns of a crowded curve are as wide, px: what a good screen has. */
const PIXEL = 0.5;
/** Hundredths of a pixel are finer than any screen. */
const number = (value: number) => String(Number(value.toFixed(2)));

type SvgAttributes = Record<string, string | number | null | undefined>;

export function element(
  tag: string,
  attributes: SvgAttributes,
  children: SvgElement['children'] = [],
): SvgElement {
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [[name, typeof value === 'number' ? number(value) : value] as const],
  );
  return { tag, attributes: Object.fromEntries(written), children };
}

/** The path a pen goes. */
function path_of(trace: (pen: Pen & PathPen) => void): string {
  let path = '';
  const go = (command: string, ...numbers: number[]) => {
    path += command + numbers.map(number).join(' ');
  };
  trace({
    moveTo: (x, y) => go('M', x, y),
    lineTo: (x, y) => go('L', x, y),
    closePath: () => go('Z'),
    rect: (x, y, width, height) => {
      go('M', x, y);
      go('h', width);
      go('v', height);
      go('h', -width);
      go('Z');
    },
    // Only whole circles are asked for: two halves, since an arc that ends where it began is none.
    arc: (x, y, radius) => {
      go('A', radius, radius, 0, 0, 1, x - radius, y);
      go('A', radius, radius, 0, 0, 1, x + radius, y);
    },
  });
  return path;
}

type PathLook = { [Key in keyof Omit<PathMark, 'kind' | 'parts'>]: PathMark[Key] | undefined } & {
  clip?: string | undefined;
};

/** The elements of one figure. `prefix`: of the names of its clips, which a page's figures must not share. */
class SvgBuilder {
  readonly #clips: SvgElement[] = [];

  constructor(
    private readonly figure: Figure,
    private readonly inks: Inks,
    private readonly prefix: string,
  ) {}

  elements(): SvgElement[] {
    const marks = this.figure.marks.map((mark) => this.#mark(mark));
    return [...this.#clips, ...marks];
  }

  #mark(mark: Mark): SvgElement {
    if (mark.kind === 'text') return this.#text(mark, 0);
    if (mark.kind === 'turned') return this.#text(mark.words, mark.turn);
    if (mark.kind === 'image') return this.#image(mark);
    if (mark.kind === 'group') return this.#group(mark);
    if (mark.kind !== 'path') return this.#axis_mark(mark);
    return this.#path(
      path_of((pen) => trace_parts(pen, mark.parts)),
      mark,
    );
  }

  #paint(ink: Ink): string {
    return paint_of(ink, this.inks);
  }

  #axis_mark(mark: AxisMark): SvgElement {
    const { trace, colour, fill, width, dash, opacity, curve } = stroke_of(mark, this.figure, PIXEL);
    return this.#path(path_of(trace), {
      fill: fill ?? undefined,
      colour: width > 0 ? colour : undefined,
      ...{ width, dash, opacity },
      clip: curve ? this.#clip(this.#frame()) : undefined,
    });
  }

  #path(d: string, look: PathLook): SvgElement {
    const { fill, colour, width = 1, dash = [], opacity = 1, name, clip } = look;
    return element('path', {
      class: name,
      d,
      fill: fill ? this.#paint(fill) : 'none',
      stroke: colour && this.#paint(colour),
      'stroke-width': colour && width,
      'stroke-linejoin': colour && 'round',
      'stroke-dasharray': dash.length > 0 ? dash.join(' ') : null,
      opacity: opacity < 1 ? opacity : null,
      'clip-path': clip,
    });
  }

  /** The line at the frame's edge is seen whole. */
  #frame(): PathPart[] {
    const { left, top, width, height } = this.figure.frame;
    const [right, low, high] = [left + width + 2, top + height + 2, top - 2];
    return [{ points: [left, high, right, high, right, low, left, low], closed: true }];
  }

  #clip(parts: readonly PathPart[]): string {
    const path = path_of((pen) => trace_parts(pen, parts));
    const known = this.#clips.find(({ children }) => (children[0] as SvgElement).attributes.d === path);
    const id = known?.attributes.id ?? `${this.prefix}${this.#clips.length}`;
    if (!known) this.#clips.push(element('clipPath', { id }, [element('path', { d: path })]));
    return `url(#${id})`;
  }

  #group({ clip, marks }: GroupMark): SvgElement {
    const inside = marks.map((mark) => this.#mark(mark));
    return element('g', { 'clip-path': this.#clip(clip) }, inside);
  }

  #text({ x, y, text, anchor, bold, halo, colour, size }: TextMark, turn: number): SvgElement {
    const around = halo === true ? 'card' : halo;
    return element(
      'text',
      {
        x,
        y,
        'text-anchor': anchor,
        // Where a canvas has the middle of a line: few programs know that of themselves.
        dy: '0.26em',
        'font-size': size,
        'font-weight': bold ? '650' : null,
        transform: turn ? `rotate(${[(turn * 180) / Math.PI, x, y].map(number).join(' ')})` : null,
        fill: this.#paint(colour),
        stroke: around ? this.#paint(around) : null,
        'stroke-width': around ? 4 : null,
        'stroke-linejoin': around ? 'round' : null,
        'paint-order': around ? 'stroke' : null,
      },
      [text],
    );
  }

  #image(mark: ImageMark): SvgElement {
    const { x, y, width, height, columns, rows, smooth } = mark;
    return element('image', {
      x,
      y,
      width,
      height,
      preserveAspectRatio: 'none',
      'image-rendering': smooth ? null : 'pixelated',
      href: png_url(mark.pixels(this.inks), columns, rows),
    });
  }
}

/** The marks as elements, in front of nothing. */
export const svg_elements = (figure: Figure, inks: Inks, prefix: string): SvgElement[] =>
  new SvgBuilder(figure, inks, prefix).elements();

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What no XML may have is left out: a run's name is what somebody typed. */
const escaped = (text: string) =>
  text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

function written({ tag, attributes, children }: SvgElement): string {
  const names = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child)));
  return `<${tag}${names.join('')}${inside.length > 0 ? `>${inside.join('')}</${tag}>` : '/>'}`;
}

/** Of all systems, so that a file's words look as they did on the page; Chinese ones too. */
const FONTS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** What a file says of itself, to who does not see it. */
export interface SvgAbout {
  title: string;
  desc: string;
  /** of its words */
  lang: string;
}

/** The attributes of a file's outermost element. */
const file_attributes = (width: number, height: number, lang: string) => ({
  xmlns: 'http://www.w3.org/2000/svg',
  width,
  height,
  viewBox: `0 0 ${number(width)} ${number(height)}`,
  'xml:lang': lang,
  role: 'img',
  'aria-labelledby': 'title desc',
  'font-family': FONTS,
});

/** A file's parts, one a line, on `paper`. */
export interface SvgSheet extends SvgAbout {
  width: number;
  height: number;
  font_size: number;
  paper: string;
  parts: readonly SvgElement[];
}

/** The text of a file. */
export function sheet_text({ width, height, font_size, paper, parts, title, desc, lang }: SvgSheet): string {
  const all = [
    element('title', { id: 'title' }, [title]),
    element('desc', { id: 'desc' }, [desc]),
    element('rect', { width, height, fill: paper }),
    ...parts,
  ];
  const attributes = { ...file_attributes(width, height, lang), 'font-size': font_size };
  return `${written(element('svg', attributes, [...all.flatMap((part) => ['\n', part]), '\n']))}\n`;
}
