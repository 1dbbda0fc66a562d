// SPDX-License-Identifier: MIT
/** Ravine, lessons and a step from inside on the projector, as a clicker drives them. */
import { expect, it } from 'vitest';
import { all, Crew, in_address, key, one, open_page, press, says, text, until } from '../support/page';
import { at_step, numbers, present, press_through } from '../support/presented';

const RAVINE = '.ravine-labels .end';
const ASKED = '.question .plain:not([disabled])';
const chapter = (title: string) => until(() => expect(text('h1')).toBe(title));

it('walks the ravine from stop to stop, to the end of the ways and not beyond', async () => {
  await present('room=ravine&ravine_step=0', RAVINE);
  await press_through([
    ['PageDown', '1'],
    ['ArrowRight', '2'],
    ['PageDown', '5'],
    ['PageUp', '2'],
    ['s', '3'],
    ['ArrowLeft', '2'],
    ['r', '0'],
    ['PageUp', '0'],
    ['PageDown', '1'],
    ['PageDown', '2'],
    ['PageDown', '5'],
    ['PageDown', '10'],
    ['PageDown', '20'],
    ['PageDown', '50'],
    ['PageDown', '60'],
    ['PageDown', '60'],
  ]);
  await says('.present-said', /Momentum swings .* every 14 steps/);
  await until(() => expect(numbers()).toMatchObject({ 'Momentum, lr 0.01, γ 0.85': '0.0067' }));
});

it('opens the ravine at the link’s steps, or at a step of its own; its links say the last one, too', async () => {
  await present('room=ravine&steps=20', RAVINE);
  await at_step('20');
  await present('room=ravine&steps=20&ravine_step=5', RAVINE);
  await at_step('5');
  // Beyond the end it is the end.
  await present('room=ravine&steps=5000', RAVINE);
  await at_step('60');
  key('PageUp');
  await at_step('50');
  key('PageDown');
  await at_step('60');
  await until(() => expect(in_address('ravine_step')).toBe('60'));
});

it('plays the ravine; its code is that of a loss of w, with the lr and γ it has there', async () => {
  await present('room=ravine&ravine_step=60', RAVINE);
  await at_step('60');
  key(' ');
  await until(() => expect(text('.present-numbers dd')).toMatch(/^[1-9]$/));
  key(' ');
  key('q');
  await until(() => one('.present-cover'));
  const code = all('.present-cover pre').map(({ textContent }) => textContent);
  expect(code[0]).toContain('loss = f(w)');
  expect(code[2]).toContain('opt = optim.SGD([w], lr=0.01, momentum=0.85)');
  key('Escape');
  await until(() => expect(all('.present-cover')).toEqual([]));
  key('Escape');
  await says('#ravine-title', /ways down a ravine/);
});

it('says that the ravine’s worker did not come, and asks again at a press', async () => {
  const crew = new Crew();
  crew.lost = true;
  await present('room=ravine', '.present [role=alert]', { crew });
  await says('.present [role=alert]', /did not answer/);
  crew.lost = false;
  await press('Try again');
  await until(() => one(RAVINE));
  expect(all('[role=alert]')).toEqual([]);
});

it('goes through lessons: question, answer, next chapter, and back', async () => {
  await present('room=learn&chapter=3', ASKED);
  expect(Object.values(numbers())).toContain('?');
  key('PageDown');
  await until(() => one('.told'));
  expect(Object.values(numbers()).join()).toMatch(/74°/);
  key('PageDown');
  await chapter('4 A little memory');
  await until(() => one(ASKED));
  all<HTMLInputElement>('.answers input')[2]?.click();
  await until(() => one('.lesson-verbs .strong:not([disabled])'));
  key('PageDown');
  await until(() => one('.told'));
  expect(numbers()).toMatchObject({ 'Your guess': '10' });
  key('PageUp');
  await until(() => one('.question'));
  key('PageUp');
  await chapter('3 Zig-zag in the ravine');
});

it('walks a lesson station by station; the question has nothing of the answer', async () => {
  await present('room=learn&chapter=1', ASKED);
  expect(numbers()).toEqual({ 'The answer': '?' });
  for (const station of [/Forward/, /Loss/, /Backward/, /Velocity/, /Update/]) {
    key('PageDown');
    await says('.station.now h3', station);
    expect(all('.told')).toEqual([]);
  }
  key('PageDown');
  await until(() => one('.told'));
  expect(numbers()).toMatchObject({ 'After one step': '1.1296' });
});

it('keeps presses made while a lesson runs, and comes to what is asked further', async () => {
  await present('room=learn&chapter=2', ASKED);
  // Run, asked further, told further: all before the run is over.
  key('PageDown', 'PageDown', 'PageDown');
  await says('.further [role=status]', /1\.1368 to 1\.1362/);
  expect(text('h1')).toBe('2 The step-size dilemma');
  key('PageUp');
  await until(() => expect(all('.further [role=status]')).toEqual([]));
  key('PageUp');
  await until(() => one('.told'));
  key('PageDown', 'PageDown', 'PageDown', 'PageDown');
  // The last of them runs the next chapter.
  await until(() => expect(text('h1')).toBe('3 Zig-zag in the ravine'));
  await until(() => one('.told'));
});

it('follows presses in their order while one chapter makes way for another', async () => {
  await present('room=learn&chapter=4', ASKED);
  key('PageUp', 'PageUp');
  await chapter('2 The step-size dilemma');
  await until(() => one(ASKED));
  key('n', 'n', 'p', 'n');
  await chapter('4 A little memory');
  await until(() => one(ASKED));
  // Back twice, and run.
  key('PageUp', 'PageUp', 'PageDown');
  await chapter('2 The step-size dilemma');
  await until(() => one('.told'));
});

it('takes a press in the moment in which neither of two chapters is there', async () => {
  await present('room=learn&chapter=4', ASKED);
  const gone = new Promise<void>((done) => {
    const observer = new MutationObserver(() => {
      if (all('.present').length > 0) return;
      observer.disconnect();
      done();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  key('PageUp');
  await gone;
  key('PageDown');
  await chapter('3 Zig-zag in the ravine');
  await until(() => one('.told'));
});

it('labels a number in Chinese without a gap in the words', async () => {
  await open_page('?lang=zh&view=present&room=learn&chapter=7', { still: true });
  await until(() => one(ASKED));
  key('PageDown');
  await until(() => one('.told'));
  expect(numbers()).toMatchObject({ '走到最低点（步）': '292', '又高过瞎猜（步）': '483' });
});

it('goes through a step from phase to phase, and back', async () => {
  await present('room=inside&steps=30', '.present .station');
  for (const [pressed, station] of [
    ['PageDown', /Forward/],
    ['PageDown', /Loss/],
    ['PageDown', /Backward/],
    ['PageDown', /Velocity/],
    ['PageUp', /Backward/],
    ['PageUp', /Loss/],
    ['PageUp', /Forward/],
    ['PageDown', /Loss/],
    ['PageDown', /Backward/],
    ['ArrowRight', /Velocity/],
    ['PageDown', /Update/],
  ] as const) {
    key(pressed);
    await says('.station.now h3', station);
  }
  expect(all('.station.now')).toHaveLength(1);
});
