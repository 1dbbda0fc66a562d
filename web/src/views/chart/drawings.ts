// SPDX-License-Identifier: MIT
/**
 * One pace for all charts at full speed: 15 to 60 pictures a second, by what the last one cost. Charts that change in
 * between wait for the next picture, and are drawn in one frame.
 */
import { TEXT_MS } from '../text-pace';

/** What drawing may take of the time. */
const SHARE = 0.1;
const SHORTEST_MS = 1000 / 60;
const LONGEST_MS = 1000 / 15;
const PICTURES_A_TEXT = 3;
/** A frame that comes so much early is not left out. */
const EARLY_MS = 4;

export type Drawing = (now: number) => void;

/** Time from picture to picture when one takes `cost` ms, from its drawing until the page is free again. */
export function time_between(cost: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, cost / SHARE));
}

const waiting = new Set<Drawing>();
let is_asked = false;
let last = Number.NEGATIVE_INFINITY;
let between = LONGEST_MS;

/** Time from text to text: it takes the browser longer than a picture, and is read, not watched. */
export const time_between_texts = (): number => Math.max(TEXT_MS, PICTURES_A_TEXT * between);

/** Calls `then` when the browser has done the frame it is in. */
function after_frame(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(null);
}

function draw_all(now: number): void {
  is_asked = false;
  if (waiting.size === 0) return;
  const drawings = [...waiting];
  waiting.clear();
  last = now;
  const began = performance.now();
  for (const draw of drawings) draw(now);
  after_frame(() => {
    between = time_between(performance.now() - began);
  });
}

/** Draws with the next picture; twice asked is drawn once. */
export function draw_in_turn(draw: Drawing): void {
  waiting.add(draw);
  if (is_asked) return;
  is_asked = true;
  const wait = last + between - EARLY_MS - performance.now();
  // Waiting frame by frame would have the browser make frames that show nothing new.
  if (wait > SHORTEST_MS) setTimeout(requestAnimationFrame, wait - SHORTEST_MS / 2, draw_all);
  else requestAnimationFrame(draw_all);
}

/** It was drawn otherwise, or is gone. */
export function draw_no_more(draw: Drawing): void {
  waiting.delete(draw);
}
