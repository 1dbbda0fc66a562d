// SPDX-License-Identifier: MIT
/** Presets: each with a name and a comment, the chosen one marked, and a choice that keeps playing. */
import { fireEvent } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { all, button, field, one, open_page, press, steps, text, texts, type, until } from '../support/page';
import { chosen_presets, frames, is_paused } from '../support/readings';

const TITLES = { en: 'Presets', zh: '预设' };
const note = () => text('.preset-note');
const shows = (words: string) => until(() => expect(note()).toBe(words));
const past = (least: number) => until(() => expect(steps()).toBeGreaterThanOrEqual(least));
const chosen = (expected: string[]) => until(() => expect(chosen_presets()).toEqual(expected));

it.each(['en', 'zh'] as const)('each has a name and a comment, read by who comes to it: %s', async (lang) => {
  await open_page(`?lang=${lang}`, { still: true });
  await until(() => expect(all('.presets button')).toHaveLength(10));
  expect(one('.presets').getAttribute('aria-label')).toBe(TITLES[lang]);
  const names = texts('.presets button b');
  const notes = texts('.presets button .note');
  expect([...names, ...notes]).not.toContain('');
  expect(new Set([...names, ...notes]).size).toBe(20);
  const of_chosen = notes[0] as string;
  expect(note()).toBe(of_chosen);
  for (const [i, preset] of all('.presets button').entries()) {
    // Said by screen readers, too.
    expect(text(`#${preset.getAttribute('aria-labelledby')}`)).toBe(names[i]);
    expect(text(`#${preset.getAttribute('aria-describedby')}`)).toBe(notes[i]);
    fireEvent.pointerEnter(preset, { pointerType: 'mouse' });
    await shows(notes[i] as string);
    // Looked at is not chosen.
    expect(chosen_presets()).toEqual([names[0]]);
    fireEvent.pointerLeave(one('.presets ul'));
    await shows(of_chosen);
    preset.focus();
    await shows(notes[i] as string);
    preset.blur();
    await shows(of_chosen);
  }
});

it('a choice is marked, keeps playing, and is nobody’s once a setting is one’s own', async () => {
  await open_page('?lang=en&seed=7');
  await past(20);
  expect(chosen_presets()).toEqual([]);
  await shows('Own settings');
  await press(/^The article, seed 22/);
  await chosen(['The article, seed 22']);
  expect(note()).not.toContain('Own settings');
  await until(() => expect(steps()).toBeLessThan(20));
  await past(20);
  await press(/^Learnable labels/);
  await chosen(['Learnable labels']);
  await past(20);
  type(await field('Momentum γ of Momentum'), '0.5');
  await shows('Own settings');
  expect(chosen_presets()).toEqual([]);
});

it('a choice made while paused stays paused', async () => {
  await open_page('?lang=en&seed=7', { still: true, narrow: true });
  await press(/^lr 10 on everything/);
  await chosen(['lr 10 on everything']);
  await button('Play');
  await frames(12);
  await is_paused();
  expect(steps()).toBe(0);
});
