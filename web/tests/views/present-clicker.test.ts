// SPDX-License-Identifier: MIT
/** The race on the projector, as a clicker drives it; what lies over it, and what its link says. */
import { expect, it } from 'vitest';
import * as page from './page';
import { all, in_address, key, one, says, text, texts, until } from './page';
import { at_step, numbers, present, steps_shown, walk } from './presented';

it('goes from stop to stop, and back over the same steps', async () => {
  await present('steps=0&stop=600');
  await walk([
    ['PageDown', '1'],
    ['PageDown', '2'],
    ['PageDown', '5'],
    ['ArrowRight', '10'],
  ]);
  const there = numbers();
  await walk([
    ['ArrowRight', '20'],
    ['PageUp', '10'],
  ]);
  await until(() => expect(numbers()).toEqual(there));
  await walk([
    ['ArrowLeft', '5'],
    ['s', '6'],
    ['PageUp', '5'],
  ]);
  await until(() => expect(in_address('steps')).toBe('5'));
  expect(in_address('view')).toBe('present');
});

it('rests at the stop that was set, and the sentence follows', async () => {
  await present('steps=500&stop=600');
  await at_step('500');
  await walk([['PageDown', '600']]);
  await says(
    '.present-said',
    /Momentum reached 0\.1 first, at step 210\. Plain GD has not reached it by step 600/,
  );
  await walk([['PageDown', '1,000']]);
});

it('plays and rests, and its link says which', async () => {
  await present('steps=0&speed=10');
  await says('.present-run', /opens at this very step/);
  // Before every run has come, no key plays.
  await until(() =>
    expect(texts('.present-numbers dd').slice(1)).toEqual(
      [1, 2].map(() => expect.stringMatching(/^1\.1\d+$/)),
    ),
  );
  key(' ');
  await says('.present-run', /opens playing/);
  await until(() => expect(steps_shown()).toBeGreaterThan(20));
  key(' ');
  await says('.present-run', /opens at this very step/);
  await until(() => expect(in_address('steps')).toBe(String(steps_shown())));
  const rested = numbers();
  for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
  expect(numbers()).toEqual(rested);
});

it('blanks, and any key brings it back and does nothing else', async () => {
  await present('steps=10');
  await at_step('10');
  for (const [blank, back] of [
    ['b', 'PageDown'],
    ['.', 'Escape'],
    ['b', 'b'],
  ] as const) {
    key(blank);
    await says('.present-blank[role=status]', /^The screen is blank\. Any key brings it back\.$/);
    key(back);
    await until(() => expect(all('.present-blank')).toEqual([]));
  }
  expect(text('.present-numbers dd')).toBe('10');
});

it('shows the code and the link; Esc closes them, then leaves', async () => {
  await present('steps=10');
  await at_step('10');
  key('q');
  await says('.present-cover h1', /^The step in PyTorch$/);
  const [loop, plain, momentum] = all('.present-cover pre').map(({ textContent }) => textContent);
  expect(loop).toMatch(
    /^loss = criterion\(net\(x\), y\)\nloss\.backward\(\)\nopt\.step\(\)\nopt\.zero_grad\(\)$/,
  );
  expect(plain).toContain('opt = optim.SGD(net.parameters(), lr=0.1)');
  expect(momentum).toContain('opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)');
  key('l');
  await until(() => one('.present-cover.link .qr'));
  await says('.present-address', /steps=10/);
  expect(text('.present-address')).not.toContain('view=');
  key('Escape');
  await until(() => expect(all('.present-cover')).toEqual([]));
  key('Escape');
  await page.button('Present');
  expect(page.steps()).toBe(10);
  expect(text('main')).toContain('Training loss');
  await until(() => expect(in_address('view')).toBeNull());
  // The page has its own keys again.
  key('s');
  await page.at_step(11);
});

it('the QR code is enlarged by a press, and every key is a button, too', async () => {
  await present('steps=10');
  await at_step('10');
  await page.press('Show the QR code large');
  await until(() => one('.present-cover.link .qr'));
  await page.press('Esc Close');
  await until(() => expect(all('.present-cover')).toEqual([]));
  expect(texts('.present-hints button')).toEqual([
    'Space play',
    '→ next',
    '← back',
    'S one step',
    'R reset',
    'B blank',
    'Q code',
    'L QR code',
    'F full screen',
    'Esc leave',
  ]);
  for (const [name, step] of [
    ['→ next', '20'],
    ['← back', '10'],
    ['S one step', '11'],
    ['R reset', '0'],
  ] as const) {
    await page.press(name);
    await at_step(step);
  }
  await page.press('Esc leave');
  await page.button('Present');
});
