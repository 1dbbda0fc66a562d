// SPDX-License-Identifier: MIT
/** The race on the projector, as a clicker drives it; what lies over it, and what its link says. */
import { fireEvent } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { with_verbs } from '../../unit/lab/core_workers';
import * as page from '../support/page';
import { all, Crew, in_address, key, one, says, text, texts, until } from '../support/page';
import { at_step, numbers, present, press_through, steps_shown } from '../support/presented';

/** Before every run has come, no key plays. */
const all_there = () =>
  until(() =>
    expect(texts('.present-numbers dd').slice(1)).toEqual(
      [1, 2].map(() => expect.stringMatching(/^1\.1\d+$/)),
    ),
  );

it('goes from stop to stop, and back over the same steps', async () => {
  await present('steps=0&stop=600');
  await press_through([
    ['PageDown', '1'],
    ['PageDown', '2'],
    ['PageDown', '5'],
    ['ArrowRight', '10'],
  ]);
  const there = numbers();
  await press_through([
    ['ArrowRight', '20'],
    ['PageUp', '10'],
  ]);
  await until(() => expect(numbers()).toEqual(there));
  await press_through([
    ['ArrowLeft', '5'],
    ['s', '6'],
    ['PageUp', '5'],
  ]);
  await until(() => expect(in_address('steps')).toBe('5'));
  expect(in_address('view')).toBe('present');
});

it('loses none of some quick presses: each goes on from where the one before it leads', async () => {
  const crew = new Crew();
  // Runs too slow for the hand: no step is made before all is pressed.
  let requests = 0;
  let let_go = () => {};
  const gate = new Promise<void>((done) => {
    let_go = done;
  });
  crew.workers.connect_core = with_verbs(crew.workers.connect_core, ({ advance }) => ({
    advance: async (...steps) => {
      requests++;
      await gate;
      return advance(...steps);
    },
  }));
  await present('steps=0', undefined, { crew });
  await all_there();
  key('PageDown');
  await until(() => expect(requests).toBeGreaterThan(0));
  key('PageDown', 'PageDown');
  let_go();
  // 0, 1, 2, 5.
  await at_step('5');
});

it('keeps what is pressed while its runs load, in its order', async () => {
  const crew = new Crew();
  let come = () => {};
  crew.arriving = new Promise<void>((done) => {
    come = done;
  });
  await present('steps=0', '.present-numbers', { crew });
  key('PageDown', 'PageDown', 'ArrowRight', 'PageUp');
  come();
  // 0, 1, 2, 5, and back.
  await at_step('2');
  // Runs that start again load, too.
  key('r', 'PageDown', 'PageDown', 'PageDown');
  await at_step('5');
});

it('rests at the stop that was set, and the sentence follows', async () => {
  await present('steps=500&stop=600');
  await at_step('500');
  await press_through([['PageDown', '600']]);
  await says(
    '.present-said',
    /Momentum reached 0\.1 first, at step 210\. Plain GD has not reached it by step 600/,
  );
  await press_through([['PageDown', '1,000']]);
});

it('plays and rests, and its link says which', async () => {
  await present('steps=0&speed=10');
  await says('.present-run', /opens at this very step/);
  await all_there();
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
  await says('main', 'Training loss');
  await until(() => expect(in_address('view')).toBeNull());
  // The page has its own keys again, and the browser those that scroll.
  key('s');
  await page.at_step(11);
  expect(fireEvent.keyDown(document.body, { key: 'PageDown' })).toBe(true);
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
    'D data',
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

it('a run’s number has the colour that was chosen for the run, as its curve’s end has', async () => {
  await present('steps=10&a.colour=c&b.colour=f');
  await at_step('10');
  const colours = (parts: string) => all(parts).map(({ className }) => /run-\w/.exec(className)?.[0]);
  await until(() => expect(colours('.present .end-label').toSorted()).toEqual(['run-c', 'run-f']));
  // The step is of all runs.
  expect(colours('.present-numbers > div')).toEqual([undefined, 'run-c', 'run-f']);
});

it('invites nobody to an address that only this device has', async () => {
  await present('steps=10', undefined, { address: 'http://localhost:3000/' });
  await says('.present-run', /opens on this device only$/);
});
