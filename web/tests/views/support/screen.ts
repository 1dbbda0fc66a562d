// SPDX-License-Identifier: MIT
/** What a document in Node lacks of a screen: sizes, a canvas to draw on, the preferences of who looks at it. */

import { INKS } from '../../unit/figure/every-mark';

/** px of every element: large enough for a chart with its labels. */
const BOX = { width: 600, height: 300 };

/** What is asked of the screen by media queries: the parts that are so. */
const media = { narrow: false, still: false, dark: false };
export type Screen = typeof media;

function is_so(query: string): boolean {
  if (query.includes('max-width: 639px')) return media.narrow;
  if (query.includes('prefers-reduced-motion: reduce')) return media.still;
  if (query.includes('prefers-color-scheme: dark')) return media.dark;
  throw new Error(`nobody says whether it is so: ${query}`);
}

/** Takes every call and draws nothing; what is drawn is looked at in a browser. */
function idle_context(canvas: HTMLCanvasElement): object {
  const image = { data: new Uint8ClampedArray(), width: 0, height: 0 };
  const set: Record<PropertyKey, unknown> = {
    canvas,
    measureText: () => ({ width: 40 }),
    createImageData: () => image,
    getImageData: () => image,
  };
  return new Proxy(set, { get: (known, name) => (name in known ? known[name] : () => {}) });
}

class EmptyPath {
  addPath() {}
  moveTo() {}
  lineTo() {}
  closePath() {}
  rect() {}
  arc() {}
}

class OneSize {
  constructor(private readonly notify: ResizeObserverCallback) {}
  observe(target: Element): void {
    const entry = { target, contentRect: new DOMRect(0, 0, BOX.width, BOX.height) } as ResizeObserverEntry;
    queueMicrotask(() => this.notify([entry], this as unknown as ResizeObserver));
  }
  unobserve() {}
  disconnect() {}
}

/** Once a file. */
export function set_up_screen(): void {
  // No style sheet is read: figures ask for colours.
  const { getPropertyValue } = CSSStyleDeclaration.prototype;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name: string) {
    return Reflect.get(INKS, name.slice(2)) ?? getPropertyValue.call(this, name);
  };
  for (const [key, value] of Object.entries({
    clientWidth: BOX.width,
    clientHeight: BOX.height,
    offsetWidth: BOX.width,
    offsetHeight: BOX.height,
  }))
    Object.defineProperty(HTMLElement.prototype, key, { get: () => value, configurable: true });
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, BOX.width, BOX.height);
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement) {
    return idle_context(this);
  } as never;
  // Nothing fills it.
  Object.defineProperty(document, 'fullscreenElement', { value: null, configurable: true });
  Object.assign(globalThis, { ResizeObserver: OneSize, Path2D: EmptyPath });
  globalThis.matchMedia = ((query: string) =>
    Object.assign(new EventTarget(), { media: query, matches: is_so(query) })) as typeof matchMedia;
}

export function look_at(screen: Partial<Screen>): void {
  Object.assign(media, { narrow: false, still: false, dark: false }, screen);
}
