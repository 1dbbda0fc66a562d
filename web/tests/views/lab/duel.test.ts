// SPDX-License-Identifier: MIT
/** The duel of two runs: from PyTorch's first loss on, by steps and phases, to its end or its trouble. */
import { expect, it } from 'vitest';
import {
  at_step,
  button,
  choice,
  field,
  in_address,
  one,
  open_page,
  press,
  says,
  steps,
  text,
  texts,
  type,
  until,
} from '../support/page';
import { equations, frames, is_paused, losses_shown, pause } from '../support/readings';

const past = (least: number) => until(() => expect(steps()).toBeGreaterThanOrEqual(least));

it('trains at once, from the loss PyTorch starts at', async () => {
  await open_page('?data=random');
  await past(50);
  await says('.runs', /same start ✓ [0-9a-f]{8}/);
  // Who hears the page would hear of every frame: told is where it stands still.
  const live = () => one('.sentence > p').getAttribute('aria-live');
  expect(live()).toBe('off');
  await pause();
  await until(() => expect(live()).toBe('polite'));
  const [plain, momentum] = losses_shown();
  expect(plain).toMatch(/^Plain gradient descent1\.1368/);
  expect(momentum).toMatch(/^Momentum1\.1368/);
});

it('opens on the learnable duel, where momentum pulls away from plain descent', async () => {
  await open_page();
  await past(50);
  await says('.runs', /same start ✓ [0-9a-f]{8}/);
  expect((await field('Target loss')).value).toBe('0.1');
  await press('Pause');
  await press(/^Learnable labels/);
  (await choice('100')).click();
  await press('Play');
  await says('.sentence', /Momentum reached 0\.1 first, at step 210\./);
  await says('.sentence', /Plain GD has not reached 0\.1|Plain GD took 1,/);
});

it('steps, and steps phase by phase, and a phase does what it says', async () => {
  await open_page('', { still: true });
  await press('Step 1');
  await at_step(1);
  const phase = await button(/Step phase by phase/);
  const names = ['Forward', 'Backward', 'Velocity', 'Update', 'Zero grad'];
  for (const [i, name] of names.entries()) {
    expect(phase.textContent).toContain(`next: ${name}`);
    phase.click();
    await says('[aria-current=step]', name);
    await until(() => expect(phase.textContent).toContain(`next: ${names[(i + 1) % 5]}`));
    expect(steps()).toBe(i < 4 ? 1 : 2);
  }
  const numbers = /v = 0\.9 × \(?(−?[\d.]+)\)? \+ \(?(−?[\d.]+)\)? = (−?[\d.]+)$/.exec(equations(3)[0] ?? '');
  const [before, g, after] = (numbers ?? []).slice(1).map((digits) => Number(digits.replace('−', '-')));
  expect(0.9 * (before as number) + (g as number)).toBeCloseTo(after as number, 4);
});

it('changes γ live, and the change is part of the link', async () => {
  await open_page('?speed=10');
  await past(100);
  type(await field('Momentum γ of Momentum'), '0.5');
  await says('.runs', 'effective step lr/(1−γ) = 0.2');
  await pause();
  await until(() => expect(in_address('b.momentum')).toMatch(/^0\.9,0\.5@\d+$/));
});

it('explains a divergence, offers a fix, and recovers', async () => {
  await open_page('', { still: true });
  await press(/^lr 10 on everything/);
  await press('Play');
  await says('[role=alert] h2', 'Plain gradient descent and Momentum diverge');
  expect(text('[role=alert]')).toMatch(/learning rate 10 is too high for γ = 0\.9/);
  await is_paused();
  const stopped = steps();
  expect(losses_shown().join()).not.toMatch(/NaN|Infinity/);
  await frames(12);
  expect(steps()).toBe(stopped);
  await press('Set Plain GD: lr = 1; Momentum: lr = 0.1 and start again');
  await until(() => expect(document.querySelector('.banner')).toBeNull());
  expect((await field('Learning rate lr of Momentum')).value).toBe('0.1');
});

it.each([
  [
    '',
    'lang=en',
    /ε = 0 the step was divided by 0.* Another lr would not help/,
    'Set ε = 1e−8 and start again',
  ],
  ['presenter: ', 'lang=en&view=present', /ε = 0 the step was divided by 0/, 'Set ε = 1e−8 and start again'],
  [
    'embedded: ',
    'lang=zh&view=embed',
    /ε = 0，而有些梯度的平方是 0，这一步就除以了 0。换个学习率也没用/,
    '设 ε = 1e−8，重新开始',
  ],
])(
  '%sa division by zero is not put down to the learning rate, and is mended by ε',
  async (_, view, why, fix) => {
    // Zero weights and ReLU: every gradient but the last bias' is 0, and Adam divides 0 by 0 + ε.
    await open_page(`?${view}&data=random&runs=a&a.rule=adam&a.lr=0.01&a.eps=0&init=zeros&net=13relu`);
    await says('[role=alert]', why);
    expect(text('[role=alert]')).not.toMatch(/too high|太大/);
    // In the list of runs its place is a number wide.
    const infinite = view === 'lang=en' ? ['∞'] : [];
    await until(() => expect(texts('.run .number [aria-hidden=true]')).toEqual(infinite));
    await press(fix);
    await until(() => expect(document.querySelector('[role=alert] h2')).toBeNull());
  },
);

it('uphill is what maximize asked for: said, and turned off', async () => {
  await open_page('?lang=en&data=random&runs=a&a.lr=1&a.maximize=1&steps=100');
  await says('[role=alert]', /maximize goes uphill, and there is no top/);
  await press('Set maximize = off and start again');
  await until(() => expect(in_address('a.maximize')).toBeNull());
});

it('stops where it was told to', async () => {
  await open_page('?data=random&speed=max&stop=123');
  await says('.said', 'Paused at step 123, as asked. Play goes on');
  expect(steps()).toBe(123);
  type(await field('loss ≤'), '0.9');
  type(await field('step'), '');
  await press('Play');
  await says('.said', 'Paused: loss ≤ 0.9 reached');
});

it('the scene goes slowly, and says why in its own numbers', async () => {
  await open_page('?lang=en&data=random&seed=22&a.lr=0.1&a.momentum=0&b.lr=0.1&b.momentum=0.9&steps=30');
  await says(
    '.why',
    /directions agree \(1\): the stride grew 2\.7 times in steps 1–4; they turn \(−0\.97\): it shrank 7\.8 times/,
  );
  const chosen = () => one<HTMLInputElement>('.speed input:checked').value;
  const before = chosen();
  await press('Watch steps 0–60 slowly');
  await until(() => expect(steps()).toBeLessThan(10));
  expect(chosen()).toBe('5/s');
  await past(1);
  const began = performance.now();
  await past(6);
  const rate = 5 / ((performance.now() - began) / 1000);
  expect(rate).toBeGreaterThan(1);
  expect(rate).toBeLessThan(10);
  await press('Pause');
  await until(() => expect(chosen()).toBe(before));
  // The scene is over: what is chosen from now on stays, also where the scene had chosen the same.
  (await choice('5/s')).click();
  type(await field('step'), '60');
  await press('Play');
  await pause();
  await frames(2);
  expect([chosen(), (await field('step')).value]).toEqual(['5/s', '60']);
});

it('a stride that grew by a larger lr is not put down to momentum', async () => {
  // So small a step changes no gradient: the second is 1 + γ times the first, and the third a thousand times, by lr.
  await open_page('?lang=en&data=random&seed=22&b.lr=0.001,1@2&b.momentum=0.9&steps=30');
  await says('.why', /directions agree \(1\): the stride grew 1\.9 times in steps 1–2/);
});
