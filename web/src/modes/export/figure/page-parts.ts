// SPDX-License-Identifier: MIT
/** A part of the page as elements of an SVG file: what its canvases were drawn from, its SVG pictures, and the words over them. */
import { drawn_on } from '../../../figure/drawn';
import { inks_of } from '../../../figure/inks';
import { type SvgElement, element as svg_element, svg_elements } from '../../../figure/svg/svg';

interface Corner {
  left: number;
  top: number;
}

const move_to = ({ left, top }: Corner, from: Corner, scale = 1) =>
  `translate(${(left - from.left).toFixed(2)} ${(top - from.top).toFixed(2)})${scale === 1 ? '' : ` scale(${scale.toFixed(4)})`}`;

// ---- canvases

function canvas_part(canvas: HTMLCanvasElement, from: Corner, prefix: string): SvgElement[] {
  const figure = drawn_on(canvas);
  const box = canvas.getBoundingClientRect();
  if (!figure || box.width === 0) return [];
  const elements = svg_elements(figure, inks_of(canvas), prefix);
  const transform = move_to(box, from, box.width / figure.width);
  return [svg_element('g', { transform, 'font-size': figure.font_size }, elements)];
}

// ---- pictures that are SVG already

/** What style sheets say of it, which a file must say itself, with what it is where nothing is said. */
const STYLED = {
  fill: '',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-opacity': '1',
  opacity: '1',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'paint-order': 'normal',
};

/** Names that a style sheet reaches it by, and what only a page acts on. */
const OF_THE_PAGE = /^(class|style|tabindex|role|id|aria-.*|on.*|data-.*|focusable)$/;

function styled(node: Element): SvgElement | null {
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden') return null;
  if (node.localName === 'foreignObject') return null;
  const own = [...node.attributes]
    .filter(({ name }) => !OF_THE_PAGE.test(name))
    .map(({ name, value }) => [name, value] as const);
  const said = Object.entries(STYLED).flatMap(([name, usual]) => {
    const value = style.getPropertyValue(name);
    return value === '' || value === usual
      ? []
      : [[name, value.startsWith('rgb(') ? hex(value) : value] as const];
  });
  const children = [...node.childNodes].flatMap((child): (SvgElement | string)[] => {
    if (child instanceof Text) return [child.data];
    const part = child instanceof Element ? styled(child) : null;
    return part ? [part] : [];
  });
  return svg_element(node.localName, { ...Object.fromEntries(own), ...Object.fromEntries(said) }, children);
}

function picture_part(picture: SVGSVGElement, from: Corner): SvgElement[] {
  const box = picture.getBoundingClientRect();
  const copy = styled(picture);
  if (!copy || box.width === 0) return [];
  const place = { x: box.left - from.left, y: box.top - from.top, width: box.width, height: box.height };
  return [svg_element('svg', { ...copy.attributes, ...place }, copy.children)];
}

// ---- words

interface WordLine {
  left: number;
  bottom: number;
  height: number;
  text: string;
}

const NO_WORDS = 'canvas, svg, select, input, textarea, .visually-hidden, .chart-verbs, .chart-whole';

/** The lines that a text is broken into where it stands. */
function lines_of(node: Text): WordLine[] {
  const lines: WordLine[] = [];
  const range = document.createRange();
  for (const word of node.data.matchAll(/\S+\s*/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].trimEnd().length);
    const { left, bottom, height, width } = range.getBoundingClientRect();
    if (width === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.bottom - bottom) < height / 2) line.text += word[0];
    else lines.push({ left, bottom, height, text: word[0] });
  }
  return lines;
}

/** #rrggbb of what a browser computes. */
function hex(colour: string): string {
  const parts = colour.match(/[\d.]+/g)?.slice(0, 3) ?? [];
  return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, '0')).join('')}`;
}

function word_parts(node: Text, from: Corner): SvgElement[] {
  const parent = node.parentElement;
  if (!parent || parent.closest(NO_WORDS)) return [];
  const { color, fontSize, fontWeight, visibility, opacity } = getComputedStyle(parent);
  if (visibility === 'hidden' || opacity === '0') return [];
  return lines_of(node).map(({ left, bottom, height, text }) =>
    svg_element(
      'text',
      {
        x: left - from.left,
        // Of a line's height, so much lies below the letters' foot.
        y: bottom - from.top - 0.27 * height,
        'font-size': Number.parseFloat(fontSize),
        'font-weight': fontWeight === '400' ? null : fontWeight,
        fill: hex(color),
      },
      [text.trimEnd()],
    ),
  );
}

// ---- what is under words

const is_clear = (colour: string) => /^rgba\(.*, 0\)$|^transparent$/.test(colour);

/** The ground of what has one of its own: a pill's, a label's. */
function ground_part(part: HTMLElement, from: Corner): SvgElement[] {
  const { backgroundColor, borderRadius, visibility } = getComputedStyle(part);
  const { left, top, width, height } = part.getBoundingClientRect();
  if (is_clear(backgroundColor) || visibility === 'hidden' || width === 0 || part.closest(NO_WORDS))
    return [];
  const place = { x: left - from.left, y: top - from.top, width, height };
  const rx = Math.min(Number.parseFloat(borderRadius) || 0, height / 2);
  return [svg_element('rect', { ...place, rx, fill: hex(backgroundColor) })];
}

/** From back to front: pictures, then the words that lie over them. */
export function page_parts(root: Element): SvgElement[] {
  const from = root.getBoundingClientRect();
  const within = [root, ...root.querySelectorAll('canvas, svg')];
  const pictures = within.flatMap((one, i) => {
    if (one instanceof HTMLCanvasElement) return canvas_part(one, from, `clip-${i}-`);
    return one instanceof SVGSVGElement && !one.closest('button') ? picture_part(one, from) : [];
  });
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const words: SvgElement[] = [];
  while (walker.nextNode()) words.push(...word_parts(walker.currentNode as Text, from));
  const grounds = [...root.querySelectorAll<HTMLElement>('*')].flatMap((part) =>
    part instanceof HTMLElement ? ground_part(part, from) : [],
  );
  return [...pictures, ...grounds, ...words];
}
