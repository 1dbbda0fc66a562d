// SPDX-License-Identifier: MIT
/** A part of a chart looked at more closely: spans of steps, and the hands that choose them. */
/** The steps of a part looked at more closely. */
export type Span = readonly [from: number, to: number];

/** A closer look shows at least so many steps. */
const FEWEST = 4;

/** The span inside of all there is; null when that is all there is. */
export function clamped_span([from, to]: Span, [first, last]: Span): Span | null {
  const length = Math.min(Math.max(to - from, FEWEST), last - first);
  if (!(length < last - first)) return null;
  const start = Math.min(Math.max(from, first), last - length);
  return [start, start + length];
}

/** `factor` times as many steps, with the one at `share` of the width staying where it is. */
export function scaled([from, to]: Span, share: number, factor: number): Span {
  const fixed = from + share * (to - from);
  return [fixed - share * (to - from) * factor, fixed + (1 - share) * (to - from) * factor];
}

/** The span in which two fingers, at these shares of the width, still point at the steps they came down on. */
export function pinched(steps: Span, shares: Span): Span | null {
  const apart = shares[1] - shares[0];
  const length = (steps[1] - steps[0]) / apart;
  if (!Number.isFinite(length) || length <= 0) return null;
  const from = steps[0] - shares[0] * length;
  return [from, from + length];
}

/** What a hand does on a chart whose width is 1. */
export interface ZoomControls {
  /** what is drawn now, and all there is */
  span(): Span;
  all(): Span;
  zoom(span: Span | null): void;
  /** a part is looked at */
  is_closer(): boolean;
  /** a part is being chosen with the mouse; null: no longer */
  choosing(shares: Span | null): void;
  /** reads the value there */
  point(share: number): void;
  /** the step that is read, and where it lies; null: none is, or it is out of sight */
  read(): { step: number; share: number } | null;
  /** to this step; undefined where nothing moves */
  go: ((step: number) => void) | undefined;
  forget(): void;
}

/** A click's hand trembles so far, px; a finger that comes back comes so near. */
const TREMBLE = 5;
const NEAR = 22;
/** A second click so soon makes one double click of both. */
const DOUBLE_MS = 400;

const rising = ([one, other]: Span): Span => (one < other ? [one, other] : [other, one]);

/** Where an event is, in widths of what it is on. */
function share_of({ clientX, currentTarget }: MouseEvent): number {
  const { left, width } = (currentTarget as Element).getBoundingClientRect();
  return (clientX - left) / width;
}

/** The pointers on a chart, and what they are about. */
class Gestures {
  readonly #fingers = new Map<number, number>();
  /** the steps two fingers came down on */
  #gripped: Span | null = null;
  #mouse: { share: number; x: number } | null = null;
  /** a finger came down again on the step that is read */
  #again: { step: number; x: number; y: number } | null = null;
  /** where was read before a finger came down; null: nothing was */
  #before: { share: number } | null = null;
  #clicked_at = Number.NEGATIVE_INFINITY;
  #going: ReturnType<typeof setTimeout> | undefined;

  /** `hands`: those of the chart as it is drawn now. */
  constructor(private readonly hands: () => ZoomControls) {}

  down(event: PointerEvent): void {
    const share = share_of(event);
    if (event.pointerType === 'mouse') {
      if (event.button === 0) this.#mouse = { share, x: event.clientX };
      // So that a part may be chosen up to the very edge. A forged pointer cannot be held.
      if (event.isTrusted) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    } else {
      this.#before = this.hands().read();
      this.#fingers.set(event.pointerId, share);
    }
    const two = this.#two;
    this.#gripped = two && [this.#step_at(two[0]), this.#step_at(two[1])];
    this.#again = two ? null : this.#read_again(event);
    if (two) this.hands().forget();
    else if (!this.#again) this.hands().point(share);
  }

  #read_again(event: PointerEvent): { step: number; x: number; y: number } | null {
    const read = event.pointerType === 'mouse' ? null : this.hands().read();
    const { width } = (event.currentTarget as Element).getBoundingClientRect();
    const is_near = read !== null && Math.abs(read.share - share_of(event)) * width <= NEAR;
    return is_near && this.hands().go ? { step: read.step, x: event.clientX, y: event.clientY } : null;
  }

  move(event: PointerEvent): void {
    const share = share_of(event);
    if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, share);
    const two = this.#two;
    const next = two && this.#gripped && pinched(this.#gripped, two);
    if (next) this.#zoom(next);
    if (two) return;
    // A finger trembles more than it means.
    if (this.#again && Math.hypot(event.clientX - this.#again.x, event.clientY - this.#again.y) < NEAR)
      return;
    this.#again = null;
    this.hands().point(share);
    const mouse = this.#mouse;
    if (mouse && this.#goes_far(event)) this.hands().choosing(rising([mouse.share, share]));
  }

  up(event: PointerEvent): void {
    const [mouse, again] = [this.#mouse, this.#again];
    const far = this.#goes_far(event);
    this.cancel(event);
    const clicked = again ?? (mouse && !far ? this.hands().read() : null);
    if (clicked) this.#click(clicked.step, event.timeStamp);
    // A finger does not stay there: what it read is now the latest.
    if (again) this.hands().forget();
    if (!mouse || !far) return;
    const [one, other] = rising([mouse.share, share_of(event)]);
    this.#zoom([this.#step_at(Math.max(one, 0)), this.#step_at(Math.min(other, 1))]);
  }

  cancel(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    this.#gripped = null;
    this.#mouse = null;
    this.#again = null;
    this.hands().choosing(null);
  }

  /** A finger that scrolls the page has pointed at nothing. */
  scrolled(event: PointerEvent): void {
    const alone = this.#fingers.has(event.pointerId) && !this.#two;
    this.cancel(event);
    if (!alone) return;
    if (this.#before) this.hands().point(this.#before.share);
    else this.hands().forget();
  }

  /** Where a double click has a meaning it is waited for; else its second half is nothing. */
  #click(step: number, at: number): void {
    const is_second = at - this.#clicked_at < DOUBLE_MS;
    this.#clicked_at = at;
    const { go, is_closer } = this.hands();
    if (!go || is_second) return;
    if (is_closer()) this.#going = setTimeout(go, DOUBLE_MS, step);
    else go(step);
  }

  show_all(): void {
    clearTimeout(this.#going);
    this.hands().zoom(null);
  }

  /** A lifted finger leaves too; what it pointed at stays to be read. */
  leave(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && !this.#mouse) this.hands().forget();
  }

  /** A trackpad's pinch comes as a wheel with Ctrl. */
  wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#zoom(scaled(this.hands().span(), share_of(event), Math.exp(event.deltaY / 100)));
  }

  get #two(): Span | null {
    const [one, other] = this.#fingers.values();
    return one === undefined || other === undefined ? null : rising([one, other]);
  }

  #goes_far({ clientX }: PointerEvent): boolean {
    return this.#mouse !== null && Math.abs(clientX - this.#mouse.x) > TREMBLE;
  }

  #step_at(share: number): number {
    const [from, to] = this.hands().span();
    return from + share * (to - from);
  }

  #zoom(span: Span): void {
    this.hands().zoom(clamped_span(span, this.hands().all()));
  }
}

export function handlers_for(hands: () => ZoomControls) {
  const gestures = new Gestures(hands);
  return {
    onPointerDown: (event: PointerEvent) => gestures.down(event),
    onPointerMove: (event: PointerEvent) => gestures.move(event),
    onPointerUp: (event: PointerEvent) => gestures.up(event),
    onPointerCancel: (event: PointerEvent) => gestures.scrolled(event),
    onPointerLeave: (event: PointerEvent) => gestures.leave(event),
    onDblClick: () => gestures.show_all(),
    onWheel: (event: WheelEvent) => gestures.wheel(event),
  };
}
