// SPDX-License-Identifier: MIT
/**
 * One pace for all charts: at full speed 15 to 60 pictures a second, by what the last one cost. Charts that change in
 * between wait for the next picture, and are drawn in one frame; words that are due are written in the same frame, so
 * that both are of one moment.
 */

/** Words are read, not watched: they are written no oftener. */
export const TEXT_MS = 100;
/** What drawing may take of the time. */
const SHARE = 0.1;
const SHORTEST_MS = 1000 / 60;
const LONGEST_MS = 1000 / 15;
const PICTURES_A_TEXT = 3;
/** A frame that comes so much early is not left out. */
export const EARLY_MS = 4;

/** `with_words`: words are written with it. */
export type Drawing = (now: number, with_words: boolean) => void;
export type Writing = (now: number) => void;

/** Time from picture to picture when one takes `cost` ms, from its drawing until the page is free again. */
export function time_between(cost: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, cost / SHARE));
}

const waiting = new Set<Drawing>();
let words: Writing | null = null;
let frame = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let last = Number.NEGATIVE_INFINITY;
let between = LONGEST_MS;

/** Time from text to text at full speed: it takes the browser longer than a picture. */
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
  frame = 0;
  const [drawings, write] = [[...waiting], words];
  if (drawings.length === 0 && !write) return;
  waiting.clear();
  words = null;
  last = now;
  const began = performance.now();
  for (const draw of drawings) draw(now, write !== null);
  if (write) write(now);
  // What words cost is no picture's.
  else
    after_frame(() => {
      between = time_between(performance.now() - began);
    });
}

function ask_frame(): void {
  clearTimeout(timer);
  timer = undefined;
  frame ||= requestAnimationFrame(draw_all);
}

function ask_in_turn(): void {
  if (frame) return;
  const wait = last + between - EARLY_MS - performance.now();
  // Waiting frame by frame would have the browser make frames that show nothing new.
  if (wait > SHORTEST_MS) timer ??= setTimeout(ask_frame, wait - SHORTEST_MS / 2);
  else ask_frame();
}

/** Draws with the next picture; twice asked is drawn once. */
export function draw_in_turn(draw: Drawing): void {
  waiting.add(draw);
  ask_in_turn();
}

/** The same in the next frame. */
export function draw_soon(draw: Drawing): void {
  waiting.add(draw);
  ask_frame();
}

/** It was drawn otherwise, or is gone. */
export function draw_no_more(draw: Drawing): void {
  waiting.delete(draw);
}

/** Written when the next picture is drawn. */
export function write_with_picture(write: Writing): void {
  words = write;
  ask_in_turn();
}

/** Where no frame comes: what waits is drawn and written all the same, as one. */
export function draw_without_frame(): void {
  cancelAnimationFrame(frame);
  draw_all(performance.now());
}

/** What waits for the next picture comes in the next frame. */
export function hurry_picture(): void {
  if (waiting.size > 0 || words) ask_frame();
}
