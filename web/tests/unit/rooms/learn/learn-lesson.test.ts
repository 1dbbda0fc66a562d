// SPDX-License-Identifier: MIT
/** A lesson opened over the real core: asked, run, run again, asked again. */
import { afterEach, expect, it, vi } from 'vitest';
import { CHAPTERS } from '../../../../src/rooms/learn/chapters';
import type { Chapter } from '../../../../src/rooms/learn/lesson/chapter';
import { pictured } from '../../../../src/rooms/learn/lesson/descent';
import { Lesson } from '../../../../src/rooms/learn/lesson/lesson';
import { LessonProgress } from '../../../../src/rooms/learn/lesson/progress';
import { surface_levels } from '../../../../src/rooms/ravine/figures/surface-marks';
import { CoreHost } from '../../lab/core_host';
import { until } from '../../lab/lab_support';
import { RavineWorld } from '../ravine/ravine_support';

afterEach(() => vi.unstubAllGlobals());

const pairs = (numbers: ArrayLike<number>) =>
  Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]] as const);

async function opened(id: string, world = new RavineWorld(), still = true) {
  const chapter = CHAPTERS.find((one) => one.id === id) as Chapter;
  const host = { lab: new CoreHost(), ravine: { connect: world.survey, clock: world.clock } };
  const progress = new LessonProgress();
  const lesson = new Lesson(chapter, host, progress, still);
  await until(() => lesson.ready.value || lesson.failed.value);
  return { lesson, progress, world };
}

it('halves the learning rate on the way each time it is run', async () => {
  const { lesson } = await opened('spellings');
  for (let time = 0; time < 2; time++) {
    await lesson.run(false);
    const { halved_apart, halved_code, halved_text, text_code } = lesson.facts.value;
    expect(text_code?.value).toBeLessThan(1e-6);
    expect(halved_apart?.value).toBeGreaterThan(1e-3);
    expect(halved_code?.text).not.toBe(halved_text?.text);
    expect(lesson.lab?.runs.e.settings.value.lr).toBe(0.05);
  }
  lesson.ask_again();
  await until(() => lesson.lab?.step.value === 0);
  expect(lesson.stage.value).toBe('ask');
  lesson.dispose();
});

it('knows what a step comes to once it is made, not before', async () => {
  const { lesson } = await opened('one_step');
  const known = () => ['start', 'after'].map((name) => lesson.facts.value[name]?.text);
  expect(known()).toEqual(['1.1368', '…']);
  await lesson.run(false);
  expect(known()).toEqual(['1.1368', '1.1296']);
  lesson.dispose();
});

it('asked again, begins anew, even while it runs: nothing further is drawn, and nothing broke off', async () => {
  const { lesson } = await opened('spellings');
  const drawn = () => lesson.lab?.drawn.value.join('');
  await lesson.run(false);
  lesson.think_further();
  expect(drawn()).toBe('abcdef');
  lesson.ask_again();
  const running = lesson.run(false);
  expect(lesson.stage.value).toBe('running');
  lesson.ask_again();
  await running;
  expect([lesson.stage.value, lesson.failed.value, drawn()]).toEqual(['ask', false, '']);
  await lesson.run(false);
  expect([lesson.stage.value, lesson.further.value, drawn()]).toEqual(['answered', false, 'abcd']);
  lesson.dispose();
});

it('goes down a ravine of its own, and back to its start when asked again', async () => {
  const { lesson, progress } = await opened('zig_zag');
  expect(lesson.ravine?.step.value).toBe(0);
  expect(lesson.facts.value).toMatchObject({ off: { text: '74°' }, tenth: { text: '31' } });
  lesson.guess.value = { kind: 'arrow', angle: -26 };
  await lesson.run(true);
  expect(lesson.stage.value).toBe('answered');
  expect(lesson.ravine?.step.value).toBe(60);
  expect(lesson.verdict.value).toMatchObject({ right: false, facts: { distance: { text: '74°' } } });
  expect(progress.guess('zig_zag')).toEqual({ kind: 'arrow', angle: -26 });
  lesson.ask_again();
  expect([lesson.stage.value, lesson.ravine?.step.value, lesson.guess.value]).toEqual(['ask', 0, null]);
  lesson.dispose();
});

it('says when its ravine is not to be had', async () => {
  const world = new RavineWorld();
  world.broken = true;
  const { lesson } = await opened('zig_zag', world);
  expect([lesson.failed.value, lesson.ready.value]).toEqual([true, false]);
  await lesson.run(false);
  expect(lesson.stage.value).toBe('ask');
  lesson.dispose();
});

it('has its ravine for paper: rings that close, in the sheet', async () => {
  const world = new RavineWorld();
  const picture = await pictured({ connect: world.survey, clock: world.clock }, 'a', 1.6);
  const size = { width: 640, height: 400 };
  const levels = surface_levels(picture.field, size);
  expect(levels.length).toBeGreaterThan(5);
  const points = levels.flatMap(({ rings }) =>
    rings.flatMap((ring) => ('points' in ring ? pairs(ring.points) : [])),
  );
  expect(points.length).toBeGreaterThan(100);
  for (const [x, y] of points) {
    expect(x).toBeGreaterThan(-10);
    expect(x).toBeLessThan(650);
    expect(y).toBeGreaterThan(-10);
    expect(y).toBeLessThan(410);
  }
  expect(picture.descents.minima).toEqual([[0, 0]]);
});
