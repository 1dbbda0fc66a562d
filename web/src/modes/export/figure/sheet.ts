// SPDX-License-Identifier: MIT
/** A figure of the page as a picture that stands alone: its title above, what it is set to beneath; as SVG, or as PNG of it. */
import { inks_of } from '../../../figure/inks';
import { element, type SvgElement, sheet_text } from '../../../figure/svg/svg';
import type { PageFigure } from './page-figures';
import { page_parts } from './page-parts';

export interface FigurePicture {
  svg: string;
  width: number;
  height: number;
}

const MARGIN = 16;
const TITLE = 17;
const LETTERS = 11;
const LINE = 15;

interface SheetWords {
  lines: readonly string[];
  /** of the words */
  lang: string;
}

export function figure_picture(
  { element: root, title }: PageFigure,
  { lines, lang }: SheetWords,
): FigurePicture {
  const inks = inks_of(document.documentElement);
  const box = root.getBoundingClientRect();
  const top = MARGIN + TITLE + MARGIN;
  const foot = top + box.height + MARGIN;
  const word = (text: string, y: number, more: object) => element('text', { x: MARGIN, y, ...more }, [text]);
  const parts: SvgElement[] = [
    word(title, MARGIN + TITLE - 2, { 'font-size': TITLE, 'font-weight': '650', fill: inks.ink }),
    element('g', { transform: `translate(${MARGIN} ${top})` }, page_parts(root)),
    ...lines.map((line, i) =>
      word(line, foot + LINE * (i + 0.8), { 'font-size': LETTERS, fill: inks['ink-2'] }),
    ),
  ];
  const width = Math.ceil(box.width + 2 * MARGIN);
  const height = Math.ceil(foot + LINE * lines.length + MARGIN);
  const about = { title, desc: lines.join('\n'), lang };
  const svg = sheet_text({ ...about, width, height, font_size: LETTERS, paper: inks.card, parts });
  return { svg, width, height };
}

export const svg_address = ({ svg }: Pick<FigurePicture, 'svg'>): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** Two pixels for each of the page's: what slides and paper want. */
const SCALE = 2;

export async function png_of(picture: FigurePicture): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = svg_address(picture);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SCALE * picture.width;
  canvas.height = SCALE * picture.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('the browser makes no PNG');
  return new Uint8Array(await blob.arrayBuffer());
}
