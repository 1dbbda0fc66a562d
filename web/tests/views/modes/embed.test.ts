// SPDX-License-Identifier: MIT
/** One figure in a frame of somebody's page: what stands there, what its buttons do, and where its link leads. */
import { expect, it } from 'vitest';
import { all, at_step, Crew, one, open_page, press, says, steps, text, texts, until } from '../support/page';

async function embed(query: string, there: string): Promise<void> {
  await open_page(`?lang=en&view=embed&${query}`, { still: true });
  await until(() => one(there));
}

const link = () => one<HTMLAnchorElement>('.embed-foot a');
const link_value = (key: string) => new URL(link().href).searchParams.get(key);
/** The parts of the page that are no part of a figure. */
const CHROME = '.top, .tabs, .panel, .presets, .foot, .chapter-list, .lesson-head';

it('plays, steps and resets, and leads to the page', async () => {
  await embed('steps=0&speed=10', '.embed .end-label');
  await press('Step 1');
  await at_step(1);
  await press('Play');
  await until(() => expect(steps()).toBeGreaterThan(30));
  // Its sentence is there while it plays, too: who looks on need not stop it to read.
  expect(one('.play').getAttribute('aria-label')).toBe('Pause');
  expect(text('.embed-said')).toMatch(/Momentum/);
  await press('Pause');
  await until(() => expect(link_value('steps')).toBe(String(steps())));
  expect(link_value('view')).toBeNull();
  expect([text('.embed-foot a'), link().target, link().rel]).toEqual([
    'Open in Momentum Lab',
    '_blank',
    'noopener',
  ]);
  await press('Reset');
  await at_step(0);
});

it('has no chrome: no header, no tabs, no settings', async () => {
  await embed('steps=10', '.embed .end-label');
  await at_step(10);
  expect(all(CHROME)).toEqual([]);
  await says('.embed-said', /Momentum/);
  expect(all('.end-label')).toHaveLength(2);
  expect(text('h1')).toBe('Momentum Lab: a figure to play');
});

it('plays and resets the ravine, and says its numbers', async () => {
  await embed('room=ravine&ravine_speed=10', '.ravine-labels .end');
  const step = (at: string) => until(() => expect(text('[data-testid=step]')).toBe(at));
  expect(all(CHROME)).toEqual([]);
  await until(() => expect(texts('.embed-losses div')[1]).toMatch(/Momentum ?0\.00666$/));
  await press('Reset');
  await step('0');
  await press('Step 1');
  await step('1');
  await press('Play');
  await until(() => expect(steps()).toBeGreaterThan(1));
  await press('Pause');
  await until(() => expect(link_value('ravine_step')).toBe(text('[data-testid=step]')));
  expect(link_value('room')).toBe('ravine');
});

it('a ravine whose surface never came says so, and has it when asked again', async () => {
  const crew = new Crew();
  crew.lost = true;
  await open_page('?lang=en&view=embed&room=ravine', { still: true, crew });
  await says('.embed [role=alert]', 'did not answer');
  // Whoever asked has been told.
  await until(() => expect(crew.ended).toBe(crew.died.length));
  crew.lost = false;
  await press('Try again');
  await until(() => one('.ravine-labels .end'));
  expect(all('.embed [role=alert]')).toEqual([]);
});

it('asks and answers a chapter', async () => {
  await embed('room=learn&chapter=4', '.question .plain:not([disabled])');
  expect(all(CHROME)).toEqual([]);
  await press('Just show me');
  await until(() => one('.told'));
  expect(texts('.key-numbers dd')).toContain('10');
  expect(link_value('chapter')).toBe('4');
});

it('goes through a step', async () => {
  await embed('room=inside&steps=30', '.station');
  const here = (name: RegExp) => until(() => expect(text('.station.now h3')).toMatch(name));
  expect(all(CHROME)).toEqual([]);
  await press(/^Next: Forward/);
  await here(/Loss/);
  await press(/^Back/);
  await here(/Update/);
  expect(text('[data-testid=step]')).toBe('30');
});
