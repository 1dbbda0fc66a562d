// SPDX-License-Identifier: MIT
/** Guesses: how they are drawn, judged and kept. */
import { afterEach, expect, it, vi } from 'vitest';
import { angle_of, between, turned_to } from '../../../../src/lib/angles';
import { CHAPTERS } from '../../../../src/rooms/learn/chapters';
import type { Chapter, Facts } from '../../../../src/rooms/learn/lesson/chapter';
import { counted, degrees, exactly } from '../../../../src/rooms/learn/lesson/facts';
import { drawn_on, guessed_at, is_complete, judged } from '../../../../src/rooms/learn/lesson/guess';
import { LessonProgress } from '../../../../src/rooms/learn/lesson/progress';
import { ALWAYS_ONE, velocities } from '../../../../src/rooms/learn/lesson/velocity';
import { open_core, play_to } from '../../lab/core_host';

const chapter = (id: string): Chapter => CHAPTERS.find((one) => one.id === id) as Chapter;
const START = { step: 0, value: 1.1 };

it('draws over what was there, and keeps the order of steps', () => {
  const once = drawn_on([START], null, { step: 100, value: 1 });
  const twice = drawn_on(once, { step: 100, value: 1 }, { step: 300, value: 0.1 });
  expect(twice.map(({ step }) => step)).toEqual([0, 100, 300]);
  const back = drawn_on(twice, { step: 300, value: 0.1 }, { step: 50, value: 0.5 });
  expect(back.map(({ step }) => step)).toEqual([0, 50, 300]);
  expect(guessed_at([START, { step: 100, value: 0.011 }], 50, true)).toBeCloseTo(0.11, 6);
  expect(guessed_at([START, { step: 100, value: 0.1 }], 50, false)).toBeCloseTo(0.6, 6);
  expect(is_complete({ kind: 'curve', points: [START] })).toBe(false);
});

it('judges a curve by where it meets the target', () => {
  const facts: Facts = { reached: counted(210) };
  const curve = (step: number, value: number) =>
    judged(chapter('two_ways'), { kind: 'curve', points: [START, { step, value }] }, facts);
  expect(curve(220, 0.1)).toMatchObject({
    right: true,
    facts: { guess: { value: 220 }, distance: { value: 10 } },
  });
  expect(curve(330, 0.1)).toMatchObject({ right: false, facts: { distance: { value: 120 } } });
  expect(curve(500, 0.2)?.right).toBe(false);
  expect(curve(500, 0.2)?.facts.distance?.value).toBeNaN();
  expect(judged(chapter('two_ways'), { kind: 'curve', points: [START] }, {})).toBeNull();
});

it('judges the lowest point, an arrow, and a choice', () => {
  const low = {
    kind: 'curve',
    points: [START, { step: 300, value: 0.01 }, { step: 500, value: 1 }],
  } as const;
  expect(judged(chapter('friction'), low, { lowest_at: counted(292) })).toMatchObject({
    right: true,
    facts: { distance: { value: 8 } },
  });
  const facts: Facts = { downhill: degrees(-100) };
  expect(judged(chapter('zig_zag'), { kind: 'arrow', angle: -95 }, facts)?.right).toBe(true);
  expect(judged(chapter('zig_zag'), { kind: 'arrow', angle: -26 }, facts)).toMatchObject({
    right: false,
    facts: { distance: { text: '74°' } },
  });
  const end = { end: exactly(10) };
  expect(judged(chapter('memory'), { kind: 'choice', id: '10' }, end)?.right).toBe(true);
  expect(judged(chapter('memory'), { kind: 'choice', id: '1.9' }, end)?.right).toBe(false);
  expect(judged(chapter('memory'), { kind: 'choice', id: 'none' }, end)).toBeNull();
});

it('takes a guess that is as near as allowed for right, and none that is further off', () => {
  // Allowed are 25 steps, and 15 degrees.
  const meeting = (step: number) => {
    const curve = { kind: 'curve', points: [START, { step, value: 0.1 }] } as const;
    return judged(chapter('two_ways'), curve, { reached: counted(210) })?.right;
  };
  expect([184, 185, 235, 236].map(meeting)).toEqual([false, true, true, false]);
  const turned = (angle: number) =>
    judged(chapter('zig_zag'), { kind: 'arrow', angle }, { downhill: degrees(-100) })?.right;
  expect([-116, -115, -85, -84].map(turned)).toEqual([false, true, true, false]);
});

it('measures directions', () => {
  expect(angle_of(1, -1)).toBe(-45);
  expect(between(170, -170)).toBe(20);
  expect([turned_to(179.6), turned_to(185), turned_to(-180), turned_to(725)]).toEqual([180, -175, 180, 5]);
});

it('has the velocities of the core', async () => {
  // At lr 0 no weight moves, so the gradient stays what it was.
  const { lab } = await open_core('data=random&runs=b&b.lr=0&b.momentum=0.9&speed=max&stop=40&steps=0');
  await play_to(lab, 40);
  const norms = [...lab.runs.b.series('velocity_norm').value];
  const slope = lab.runs.b.series('grad_norm').value[0] as number;
  const ours = velocities(0.9, ALWAYS_ONE, 40);
  expect(norms.slice(-40).map((one) => one / slope)).toEqual(ours.map((v) => expect.closeTo(v, 4)));
  lab.dispose();
});

const storage = (store: Partial<Storage>) => vi.stubGlobal('localStorage', store);
afterEach(() => vi.unstubAllGlobals());

it('keeps progress, forgets it when told, and works where nothing is kept', () => {
  const items = new Map<string, string>();
  storage({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
  });
  const first = new LessonProgress();
  first.note('two_ways', { kind: 'curve', points: [START, { step: 9, value: 1 }] });
  first.note('memory', null);
  // An arrow that points downwards has a negative angle.
  first.note('zig_zag', { kind: 'arrow', angle: -95 });
  const second = new LessonProgress();
  expect(second.count.value).toBe(3);
  expect(second.guess('zig_zag')).toEqual({ kind: 'arrow', angle: -95 });
  expect(second.guess('two_ways')).toEqual({ kind: 'curve', points: [START, { step: 9, value: 1 }] });
  second.clear();
  expect(new LessonProgress().count.value).toBe(0);
  items.set('momentum-lab.learn', '{"memory":{"guess":{"kind":"arrow","angle":"x"}},"zig_zag":3}');
  expect(new LessonProgress().guess('memory')).toBeNull();
  expect(new LessonProgress().count.value).toBe(1);
  const refuse = () => {
    throw new Error('refused');
  };
  storage({ getItem: refuse, setItem: refuse, removeItem: refuse });
  const third = new LessonProgress();
  third.note('memory', { kind: 'choice', id: '10' });
  expect(third.is_done('memory')).toBe(true);
  expect(third.is_stored.value).toBe(false);
});
