// SPDX-License-Identifier: MIT
/** Links: one replays its run, a wrong one says what was wrong, a long one that it is long; and what a field refuses. */

import { fireEvent } from '@testing-library/dom';
import { expect, it } from 'vitest';
import {
  at_step,
  field,
  in_address,
  one,
  open_page,
  press,
  says,
  steps,
  text,
  type,
  until,
} from '../support/page';
import { is_paused, losses, losses_shown, pause } from '../support/readings';

const past = (least: number) => until(() => expect(steps()).toBeGreaterThanOrEqual(least));

it('a link replays the same run', async () => {
  await open_page('?data=learnable&seed=7&batch=96&b.momentum=0.95&speed=10');
  await past(60);
  type(await field('Learning rate lr of Momentum'), '0.05');
  await past(200);
  const count = await pause();
  const [shown, ...exact] = [losses_shown(), losses(1), losses(2)];
  expect(exact.flat()).toHaveLength(8);
  // The address is written twice a second at most.
  await until(() => expect(in_address('steps')).toBe(String(count)));
  expect(in_address('b.lr')).toMatch(/^0\.1,0\.05@\d+$/);

  await open_page(location.search);
  await at_step(count);
  await is_paused();
  expect(steps()).toBe(count);
  expect([losses_shown(), losses(1), losses(2)]).toEqual([shown, ...exact]);
});

it('a wrong link says what was wrong and uses the rest', async () => {
  await open_page('?seed=-3&b.momentum=0.8&colour=blue', { still: true });
  await says('#link-note', 'Part of the link could not be used');
  const note = text('[aria-labelledby=link-note]');
  expect(note).toMatch(/seed=-3/);
  expect(note).toMatch(/colour=blue/);
  expect((await field('Momentum γ of Momentum')).value).toBe('0.8');
  expect((await field('Seed')).value).toBe('22');
});

it('seeds that are one are said to be, beside their field', async () => {
  const notes = () => text('.experiment');
  // 22 + 2³²: torch.manual_seed takes both, and randperm, rand and the rest come out alike.
  await open_page('?lang=en&seed=4294967318&steps=0', { still: true });
  await says('.experiment', 'Seed 4294967318 draws the same as 22: of a seed the low 32 bits count');
  type(await field('Seed'), '4294967295');
  await until(() => expect(notes()).not.toContain('draws the same'));
  type(await field('Seed'), '-1');
  await says('.experiment', 'Allowed: 0 to 9007199254740991');
  // Fresh samples of the run's own seed are the samples it trains on.
  await open_page('?lang=en&seed=23&test=fresh&steps=0', { still: true });
  await says('.experiment', 'These are the training samples again');
  type(await field('Its seed'), '24');
  await until(() => expect(notes()).not.toContain('training samples again'));
  type(await field('Its seed'), String(23 + 2 ** 32));
  await says('.experiment', /draws the same as 23.*training samples again/);
});

it('a number no computer has is quoted as it was given, beside what is allowed', async () => {
  await open_page('?lang=en&b.weight_decay=1e999&steps=0', { still: true });
  await says('[aria-labelledby=link-note]', 'b.weight_decay=1e999 Allowed: 0 to 1.7976931348623157e308');
});

it('refused input keeps what was typed and what was there', async () => {
  await open_page('', { still: true });
  const lr = await field('Learning rate lr of Momentum');
  type(lr, 'fast');
  await says('.run.open', 'Not a number');
  expect(lr.value).toBe('fast');
  expect(lr.getAttribute('aria-invalid')).toBe('true');
  expect(text(`#${lr.getAttribute('aria-describedby')}`)).toContain('Not a number');
  fireEvent.keyDown(lr, { key: 'Escape' });
  await until(() => expect(lr.value).toBe('0.1'));
  expect(lr.getAttribute('aria-invalid')).toBe('false');
  expect(text('.run.open')).not.toContain('Not a number');
});

it('?lr=0.5 is asked about, and stays in the address', async () => {
  await open_page('?lang=en&lr=0.5&steps=0');
  await says('[aria-labelledby=link-note]', 'did you mean a.lr, b.lr?');
  await press('Step 1');
  await until(() => expect(location.search).toMatch(/steps=1.*&lr=0\.5/));
});

it('a link grown long is said to be', async () => {
  const changes = Array.from({ length: 300 }, (_, i) => `${(i % 9) + 1}e-3@${i + 1}`).join(',');
  await open_page(`?lang=en&b.lr=0.1,${changes}&steps=301`);
  await at_step(301);
  await press('Step 1');
  await says('.status', /The link has [\d,]+ characters/);
  expect(one('.status p:last-child').textContent).toMatch(/characters/);
});
