// SPDX-License-Identifier: MIT
/** The lessons stay true: every number of their texts comes from the run, and is what the run gives. */
import { describe, expect, it } from 'vitest';
import { around_formulas, filled, pieces_of, with_no_breaks } from '../../../../src/lib/interpolate';
import { CHAPTER_NUMBERS, CHAPTERS } from '../../../../src/rooms/learn/chapters';
import type { Facts } from '../../../../src/rooms/learn/lesson/chapter';
import { solved } from '../../../../src/rooms/learn/lesson/solved';
import { LEARN_SETTINGS } from '../../../../src/rooms/learn/settings';
import { en } from '../../../../src/rooms/learn/words/en';
import type { ChapterWords } from '../../../../src/rooms/learn/words/words';
import { zh } from '../../../../src/rooms/learn/words/zh';
import { CoreHost } from '../../lab/core_host';
import { RavineWorld } from '../ravine/ravine_support';

const LEARN_WORDS = { en, zh };

/** What the chapters say, at seed 22. */
const SAID: Record<string, Record<string, string>> = {
  one_step: { start: '1.1368', after: '1.1296', fall: '0.6\u00a0%', parameters: '412', guessing: '1.0986' },
  step_size: {
    leap: '3.42',
    least: '1.127',
    steps: '1,000',
    guessing: '1.0986',
    // The small rate falls as far, ten times later.
    end_slow: '1.0962',
    end_default: '1.0952',
    below_slow: '142',
    below_default: '14',
    end_fast: '0.966',
    // The article's listing: linear1.weight alone.
    listing: '1.1362',
    end_listing: '1.1029',
  },
  zig_zag: { off: '74°', tenth: '31', condition: '50' },
  memory: { end: '10', alternating: '0.53', second: '1.9' },
  two_ways: {
    together: '60',
    at_hundred: '0.85',
    reached: '210',
    plain: '1.051',
    end: '0.033',
    times: '10',
    start: '1.1217',
    // The library's run_stats(): cos(Δw, −g) of steps 7, 8, 9 is −.90, −.91, −.77; ‖v‖ .683 at 5, .109 at 10.
    turn: '−0.91',
    turn_at: '8',
    swing: '0.68',
    braked: '0.11',
    // Plain descent is at 1.08 after 268 steps and at 1.06 after 465, momentum after 41 and 66.
    crossing_plain: '197',
    crossing: '25',
    faster: '8',
    reached_large: '435',
  },
  spellings: { text_code: '5e−7', average: '1.058', plain: '1.051' },
  friction: { lowest: '0.0004', lowest_at: '292', above_at: '483', without: '0.013' },
  learnt: { trained: '98.4\u00a0%', fresh: '38\u00a0%', fresh_loss: '5.83', guessing: '1.0986' },
};

const RIGHT: Record<string, string> = {
  one_step: '1.13',
  step_size: 'no',
  memory: '10',
  spellings: 'text_code',
  learnt: '33 %',
};

/** Every text a chapter has, but the answers' ids. */
const texts_of = (chapter_text: ChapterWords): string[] => [
  chapter_text.title,
  chapter_text.idea,
  chapter_text.article,
  ...chapter_text.text,
  chapter_text.question,
  ...Object.values(chapter_text.answers),
  ...[chapter_text.right, chapter_text.wrong, chapter_text.never, chapter_text.skipped],
  ...chapter_text.explanation,
  ...Object.values(chapter_text.further ?? {}),
  ...Object.values(chapter_text.keys).flat(),
  ...Object.values(chapter_text.runs),
  chapter_text.figure,
];

const known = async (id: string): Promise<Facts> => {
  const chapter = CHAPTERS.find((one) => one.id === id);
  if (!chapter) throw new Error(id);
  const world = new RavineWorld();
  return solved(chapter, { lab: new CoreHost(), ravine: { connect: world.survey, clock: world.clock } });
};

describe.each(CHAPTERS.map(({ id }, i) => [id, i] as const))('chapter %s', (id, i) => {
  const chapter = CHAPTERS[i] as (typeof CHAPTERS)[number];

  it('says what its run gives, in both languages', async () => {
    const facts = await known(id);
    const text = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.text]));
    expect(text).toMatchObject(SAID[id] ?? {});
    for (const { chapters } of Object.values(LEARN_WORDS)) {
      const chapter_text = chapters[id] as ChapterWords;
      const known_names = new Set([
        ...Object.keys(facts),
        ...Object.keys(CHAPTER_NUMBERS),
        'guess',
        'distance',
      ]);
      for (const one of texts_of(chapter_text)) {
        const names = pieces_of(one).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name]));
        expect(names.filter((name) => !known_names.has(name))).toEqual([]);
        const values = names.map((name) => facts[name]?.text ?? '');
        expect(values.filter((value) => value === '…')).toEqual([]);
      }
      expect(Object.keys(chapter_text.keys).sort()).toEqual([...chapter.keys].sort());
      const charted = ['losses', 'accuracies'].includes(chapter.figure.kind);
      const charted_runs = charted ? Object.keys(chapter.trained?.drawn_from ?? {}) : [];
      expect(Object.keys(chapter_text.runs).sort()).toEqual(charted_runs.sort());
    }
    const { question } = chapter;
    if (question.kind === 'choose') {
      expect(question.right(facts)).toBe(RIGHT[id]);
      expect(question.right({})).toBeNull();
    } else expect(facts[question.fact]?.value).toEqual(expect.any(Number));
  });

  it('has no number of its own in a text, and few paragraphs', () => {
    for (const { chapters } of Object.values(LEARN_WORDS)) {
      const chapter_text = chapters[id] as ChapterWords;
      const bare = texts_of(chapter_text).map((one) => filled(one, () => ''));
      expect(bare.filter((one) => /[\d٠-٩]/.test(one))).toEqual([]);
      expect(
        chapter_text.text.length + chapter_text.explanation.length + (chapter_text.further ? 1 : 0),
      ).toBeLessThanOrEqual(6);
      expect(chapter_text.further !== null).toBe(chapter.further);
    }
  });
});

it('has the same formulas in both languages, each with its end', () => {
  for (const { id } of CHAPTERS) {
    const formulas = Object.values(LEARN_WORDS).map(({ chapters }) =>
      texts_of(chapters[id] as ChapterWords).flatMap((one) => {
        const pieces = around_formulas(one);
        expect(pieces.length % 2, one).toBe(1);
        return pieces.filter((_, i) => i % 2 === 1);
      }),
    );
    expect(formulas[0]).toEqual(formulas[1]);
  }
});

it('is Chinese as it is set: apart from letters and digits', () => {
  const touching =
    /\p{Script=Han}[\p{Script=Latin}\p{Script=Greek}\d]|[\p{Script=Latin}\p{Script=Greek}\d]\p{Script=Han}/u;
  const texts = Object.values(zh.chapters).flatMap(texts_of);
  expect(texts.map((one) => filled(one, () => '7')).filter((one) => touching.test(one))).toEqual([]);
  expect(texts.filter((one) => /\p{Script=Han}[,.;:!?()]/u.test(one))).toEqual([]);
});

it('cites the sections that the article has', () => {
  const cited = ({ chapters }: { chapters: typeof zh.chapters }) =>
    new Set(Object.values(chapters).flatMap(({ article }) => article.match(/(?<=“)[^”]+/g) ?? []));
  expect([...cited(zh)].sort()).toEqual(['基本思路', '如何知道历史方向', '实现', '引入'].sort());
  expect(cited(en).size).toBe(4);
});

it('guesses by one word, calls no bias a weight, and points to no side of the page', () => {
  const texts = Object.values(zh.chapters).flatMap(texts_of).join('');
  expect(texts.match(/随机猜|盲猜|平均地猜|同一组权重|更新权重|右图|左图|磨掉/g)).toBeNull();
});

it('parts no number from its unit at the end of a line', () => {
  const gap = '\u00a0';
  expect(with_no_breaks('第 {n} 步，γ = {g}')).toBe(`第${gap}{n}${gap}步，γ${gap}=${gap}{g}`);
  expect(with_no_breaks('at step {n}, in {m} steps')).toBe(`at step${gap}{n}, in {m}${gap}steps`);
  expect(with_no_breaks('chapter {n} and others')).toBe(`chapter${gap}{n} and others`);
});

it('takes about twenty minutes', () => {
  const minutes = CHAPTERS.reduce((sum, one) => sum + one.minutes, 0);
  expect(minutes).toBeGreaterThanOrEqual(18);
  expect(minutes).toBeLessThanOrEqual(22);
});

it('links may name as many chapters as there are', () => {
  expect(LEARN_SETTINGS.table.chapter.parse(String(CHAPTERS.length)).ok).toBe(true);
  expect(LEARN_SETTINGS.table.chapter.parse(String(CHAPTERS.length + 1)).ok).toBe(false);
});
