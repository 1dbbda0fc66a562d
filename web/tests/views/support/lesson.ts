// SPDX-License-Identifier: MIT
/** What tests do in the room of the lessons: a chapter opened, run with a guess or without, and read in both languages. */
import { expect } from 'vitest';
import { all, type Crew, key, one, open_page, text, until } from './page';

export const LANGUAGES = ['en', 'zh'] as const;
type Language = (typeof LANGUAGES)[number];

/** At a chapter's question, with nothing guessed. */
export async function open_chapter(number: number): Promise<Crew> {
  const crew = await open_page(`?room=learn&lang=en&chapter=${number}`, { still: true });
  await at_chapter(number);
  await question_shown();
  return crew;
}

/** What the address says is opened again, as a reload does and the way back to a page. */
export const open_again = () => open_page(location.search, { still: true, remembers: true });

export const at_chapter = (number: number) =>
  until(() => expect(text('.chapter-number')).toBe(String(number)));

export const speak = (language: Language) =>
  until(() => {
    if (document.documentElement.lang.startsWith(language)) return;
    one('.top button[lang]').click();
    throw new Error(`the page does not speak ${language}`);
  });

const verb = (selector: string) => one<HTMLButtonElement>(`.lesson-verbs ${selector}`);
/** What the question shows is there, and the answer may be asked for. */
export const question_shown = () => until(() => expect(verb('.plain').disabled).toBe(false));
export const answer_shown = () => until(() => one('.told'));

/** What is said, in both languages: whole, and not the same. Gives back the English of the first place. */
export async function read(...places: string[]): Promise<string> {
  const verdicts: string[] = [];
  for (const language of LANGUAGES) {
    await speak(language);
    for (const place of places) {
      const words = await until(
        () => text(place) || Promise.reject(new Error(`nothing is said in ${place}`)),
      );
      expect(words).not.toMatch(/[…{}]|undefined/);
      if (place === '.key-numbers') expect(words).not.toContain('NaN');
      verdicts.push(words);
    }
  }
  expect(new Set(verdicts).size).toBe(verdicts.length);
  return verdicts[0] as string;
}

/** To the answer, without a guess. */
export async function skip(): Promise<string> {
  expect(verb('.strong').disabled).toBe(true);
  verb('.plain').click();
  await answer_shown();
  return read('.told', '.key-numbers');
}

/** Asked again, and guessed by `make`. */
export async function guess(make: () => unknown): Promise<string> {
  verb('button').click();
  await question_shown();
  await make();
  await until(() => expect(verb('.strong').disabled).toBe(false));
  verb('.strong').click();
  await answer_shown();
  // Also to who does not see it.
  return read('.told[role=status] p:first-child');
}

/** On the sheet to draw on; what a key does is seen before the next. */
export async function draw_by(...keys: string[]): Promise<void> {
  (await until(() => one('.draw-surface'))).focus();
  for (const name of keys) {
    key(name);
    await new Promise((done) => setTimeout(done));
  }
}
/** A curve down to the right, by three points. */
export const CURVE = Array(3).fill(['Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', ' ']).flat();

export const answers = () => all<HTMLLabelElement>('.answers label');
export const right_answer = () => answers().findIndex((label) => label.classList.contains('right'));
