// SPDX-License-Identifier: MIT
/** The figures that are to be seen on the page, and which of them had the focus last. */
import { drawn_on } from '../../../figure/drawn';
import { latest_focus } from '../opening';

export interface PageFigure {
  element: Element;
  title: string;
}

/** px: what is smaller is a picture beside a name. */
const LEAST = { width: 150, height: 90 };

/** What belongs together: a picture with the words that lie over it. */
const TOGETHER = '[data-figure], .chart, .ravine-figure, figure';

const is_large = (element: Element) => {
  const { width, height } = element.getBoundingClientRect();
  return width >= LEAST.width && height >= LEAST.height;
};

const is_picture = (element: Element) =>
  element instanceof HTMLCanvasElement ? drawn_on(element) !== undefined : true;

const text_of = (element: Element | null) => element?.textContent?.trim() || null;

/** As it is called where it stands: by itself, by what it is labelled by, or by the heading above it. */
function title_of(element: Element): string {
  const own = element.getAttribute('data-figure');
  if (own) return own;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const label = at.getAttribute('aria-labelledby');
    const said = (label && text_of(document.getElementById(label))) || text_of(at.querySelector('h2, h3'));
    if (said) return said;
  }
  return document.title;
}

/** In the order of the page. */
export function page_figures(): PageFigure[] {
  const pictures = [...document.querySelectorAll('canvas, svg')].filter(
    (one) => !one.closest('dialog') && is_picture(one) && is_large(one),
  );
  const elements = pictures.map((one) => one.closest(TOGETHER) ?? one.parentElement ?? one);
  return [...new Set(elements)].map((element) => ({ element, title: title_of(element) }));
}

/** That one which had the focus last, or was in what had it; else the first. */
export function latest_figure(figures: readonly PageFigure[]): PageFigure | undefined {
  const at = latest_focus();
  const around = figures.find(({ element }) => at && (element.contains(at) || at.contains(element)));
  const near = figures.find(({ element }) => at && element.closest('section')?.contains(at));
  return around ?? near ?? figures[0];
}
