// SPDX-License-Identifier: MIT
/** How often charts are drawn at full speed. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  type Drawing,
  draw_in_turn,
  draw_no_more,
  draw_without_frame,
  hurry_picture,
  time_between,
  write_with_picture,
} from '../../../src/ui/drawings';

const frames: ((now: number) => void)[] = [];

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (draw: (now: number) => void) => frames.push(draw));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.splice(id - 1, 1));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** One frame of the screen. */
const frame = () => {
  for (const draw of frames.splice(0)) draw(performance.now());
};

it('draws 15 to 60 times a second, a tenth of the time', () => {
  expect(time_between(0.1)).toBeCloseTo(1000 / 60);
  expect(time_between(4)).toBe(40);
  expect(time_between(80)).toBeCloseTo(1000 / 15);
});

it('draws all that changed in one frame, each once, and not what is gone', () => {
  vi.useFakeTimers();
  const [first, second, gone] = [vi.fn(), vi.fn(), vi.fn()];
  for (const draw of [first, second, gone, first]) draw_in_turn(draw);
  draw_no_more(gone);
  vi.runAllTimers();
  expect(frames).toHaveLength(1);
  frame();
  expect(first).toHaveBeenCalledTimes(1);
  expect(second.mock.calls).toEqual(first.mock.calls);
  expect(gone).not.toHaveBeenCalled();
});

it('asks for no frame of the screen until the next picture is due', () => {
  vi.useFakeTimers();
  draw_in_turn(vi.fn());
  vi.runAllTimers();
  frame();
  const draw = vi.fn();
  draw_in_turn(draw);
  expect(frames).toHaveLength(0);
  vi.runAllTimers();
  frame();
  expect(draw).toHaveBeenCalledTimes(1);
});

it('writes words in the frame of a picture, when all is drawn', () => {
  vi.useFakeTimers();
  const order: string[] = [];
  const draw = (name: string) => (_: number, with_words: boolean) => order.push(`${name} ${with_words}`);
  const [first, second] = [draw('first'), draw('second')];
  draw_in_turn(first as Drawing);
  write_with_picture(() => order.push('words'));
  draw_in_turn(second as Drawing);
  vi.runAllTimers();
  expect(frames).toHaveLength(1);
  frame();
  expect(order).toEqual(['first true', 'second true', 'words']);
  draw_in_turn(first as Drawing);
  vi.runAllTimers();
  frame();
  expect(order.at(-1)).toBe('first false');
});

it('where no frame comes, draws and writes as one, and nothing twice', () => {
  vi.useFakeTimers();
  const order: string[] = [];
  draw_in_turn(() => order.push('picture'));
  write_with_picture(() => order.push('words'));
  vi.runAllTimers();
  expect(order).toEqual([]);
  draw_without_frame();
  expect(order).toEqual(['picture', 'words']);
  frame();
  expect(order).toHaveLength(2);
});

it('what waits for its turn comes with the next frame when there is haste', () => {
  vi.useFakeTimers();
  draw_in_turn(vi.fn());
  vi.runAllTimers();
  frame();
  const draw = vi.fn();
  draw_in_turn(draw);
  expect(frames).toHaveLength(0);
  hurry_picture();
  frame();
  expect(draw).toHaveBeenCalledTimes(1);
  vi.runAllTimers();
  expect(frames).toHaveLength(0);
});
