// SPDX-License-Identifier: MIT
/** The ravine's theory on the page: limits of each rule, the best point, where float32 ends; and places that are clicked. */
import { expect, it } from 'vitest';
import { field, in_address, one, press, until } from '../support/page';
import { open_ravine_room, sentence_says, table_row } from '../support/ravine';

it.each([
  // By hand: 2·1.9/(2.8·50), 2·1.9/50, and ÷ (1−γ) and (1−τ) of it.
  [
    'Nesterov above its own limit, below heavy ball’s',
    'runs=c&c.ravine_lr=0.03&c.ravine_momentum=0.9',
    /Nesterov diverges: its lr is above 0\.0271,/,
  ],
  [
    'Nesterov below its limit',
    'runs=c&c.ravine_lr=0.0265&c.ravine_momentum=0.9',
    /Nesterov swings along the valley and settles: in the long run loss ÷ 10 every/,
  ],
  [
    'averaging',
    'runs=b&b.convention=average&b.ravine_lr=0.77&b.ravine_momentum=0.9',
    /Momentum diverges: its lr is above 0\.76,/,
  ],
  [
    'averaging below',
    'runs=b&b.convention=average&b.ravine_lr=0.1&b.ravine_momentum=0.9',
    /Momentum swings along the valley/,
  ],
  [
    'dampening',
    'runs=b&b.dampening=0.5&b.ravine_lr=0.16&b.ravine_momentum=0.9',
    /Momentum diverges: its lr is above 0\.152,/,
  ],
  [
    'the limit itself',
    'runs=a&a.ravine_lr=0.04',
    /Plain GD is at its limit, lr 0\.04: its swings neither grow nor shrink/,
  ],
  ['a round bowl', 'runs=a&kappa=1&a.ravine_lr=1', /Plain GD is at the bottom after one step/],
])('theory says before anything is played what will happen: %s', async (_, query, words) => {
  await open_ravine_room(`&${query}`);
  await sentence_says(words);
});

it.each([1000, 2000, 10_000])('the best point converges for κ = %s', async (kappa) => {
  await open_ravine_room(`&runs=a&kappa=${kappa}`);
  await press('Move to the best point');
  await sentence_says(/Plain GD near the largest lr it can bear/);
  const [lr] = table_row('Plain GD');
  expect(Number(lr)).toBeLessThan(2 / kappa);
  expect(Number(lr)).toBeGreaterThan(1.97 / kappa);
});

it('a click on the surface is the start, one on the map the chosen run’s lr and γ', async () => {
  await open_ravine_room();
  const click = (canvas: Element, x: number, y: number) => {
    const event = new MouseEvent('click', { bubbles: true });
    Object.defineProperties(event, { offsetX: { value: x }, offsetY: { value: y } });
    canvas.dispatchEvent(event);
  };
  const [x, y] = [await field('start, x'), await field('start, y')];
  const before = [x.value, y.value];
  click(one('.ravine-figure canvas'), 100, 100);
  await until(() => expect([x.value, y.value].some((value, i) => value === before[i])).toBe(false));
  click(one('.ravine-map canvas'), 60, 60);
  await until(() => expect(in_address('b.ravine_momentum')).not.toBeNull());
  expect(in_address('a.ravine_lr')).toBeNull();
});
