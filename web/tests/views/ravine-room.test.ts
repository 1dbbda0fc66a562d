// SPDX-License-Identifier: MIT
/** The ravine's room in words and numbers: what its picture shows, by keys and by buttons, and in its link. */
import { afterEach, expect, it, vi } from 'vitest';
import {
  all,
  box,
  button,
  Crew,
  choice,
  field,
  in_address,
  key,
  one,
  open_page,
  press,
  says,
  text,
  type,
  until,
} from './page';
import { at_ravine_step, open_ravine_room, sentence_says, table_row } from './ravine';

afterEach(() => vi.restoreAllMocks());

const point = (run: string) => button(new RegExp(`^${run} on the map`));
const slider = (name: string) => one<HTMLInputElement>(`[aria-label^="${name}"]`);

/** Each a key, pressed where the focus is put first; between two the page is drawn. */
async function keys_on(element: HTMLElement, ...keys: string[]): Promise<void> {
  element.focus();
  for (const one of keys) {
    key(one);
    await new Promise((done) => setTimeout(done));
  }
}

it('says what the picture shows, by theory and as measured', async () => {
  await open_ravine_room();
  await sentence_says(/Plain GD near the largest lr .* every 31 steps/);
  expect(text('.ravine-sentence')).toMatch(/Momentum swings along the valley .* every 14 steps/);
  expect(table_row('Best with momentum')).toEqual(['0.0614', '0.566', '4.04']);
  expect(table_row('Best without')).toEqual(['0.03922', '0', '28.8']);
  expect(table_row('Momentum, measured over 60 steps')).toEqual(['0.01', '0.85', '14.3']);
  expect(one('.ravine-figure canvas').getAttribute('aria-label')).toMatch(/Momentum is at .* after 60 steps/);
  expect((await point('Momentum')).getAttribute('aria-label')).toMatch(
    /: lr 0\.01, γ 0\.85, a tenth every 14 steps/,
  );
  // What is measured is of the whole way, whichever step of it is looked at.
  await press('Reset');
  await at_ravine_step(0);
  expect(table_row('Momentum, measured over 60 steps')).toEqual(['0.01', '0.85', '14.3']);
});

it('arrows of the gradient are drawn, dashed, as soon as they are ticked, and none before', async () => {
  const idle = HTMLCanvasElement.prototype.getContext;
  const dashes: number[][] = [];
  const getContext = vi.spyOn(HTMLCanvasElement.prototype, 'getContext');
  getContext.mockImplementation(function (this: HTMLCanvasElement) {
    const ctx = idle.call(this, '2d') as CanvasRenderingContext2D;
    if (this.closest('.ravine-figure')) ctx.setLineDash = (dash: number[]) => void dashes.push(dash);
    return ctx;
  } as never);
  await open_ravine_room();
  expect(dashes).toEqual([]);
  (await box('gradient arrows')).click();
  await until(() => expect(dashes.length).toBeGreaterThan(0));
});

it('start, shape, rates and step are set by keys, and the link opened anew shows the same to the digit', async () => {
  await open_ravine_room();
  const x = await field('start, x');
  const y = await field('start, y');
  const before = [x, y].map(({ value }) => Number(value)) as [number, number];
  await keys_on(await button(/^The start/), 'Shift+ArrowLeft', 'ArrowUp');
  await until(() => expect(Number(x.value)).toBeLessThan(before[0]));
  await until(() => expect(Number(y.value)).toBeGreaterThan(before[1]));
  type(y, '3.5');
  await keys_on(slider('condition κ, slider'), 'ArrowRight');
  const kappa = await field('condition κ');
  await until(() => expect(kappa.value).toBe('60'));
  await keys_on(await point('Momentum'), 'ArrowRight');
  await keys_on(slider('Loss against step'), 'Home', 'PageUp', 'PageUp', 'ArrowRight');
  await until(() => expect(in_address('ravine_step')).toBe('21'));
  await until(() => expect(in_address('b.ravine_lr')).not.toBeNull());
  await until(() => expect(in_address('y')).toBe('3.5'));
  const shown = () => [text('.ravine-table'), text('.ravine-sentence'), text('[data-testid=ravine-step]')];
  let said = shown();
  // What is on its way to the worker still may change it.
  await until(() => {
    const now = shown();
    const settled = now.join() === said.join() && text('h2#ravine-title').includes('1 : 60');
    said = now;
    expect(settled).toBe(true);
  });
  await open_ravine_room(location.search);
  await until(() => expect(shown()).toEqual(said));
  expect(said[2]).toBe('21');
});

it('points of the map follow keys, and go to the best by a button', async () => {
  await open_ravine_room();
  await keys_on(await point('Momentum'), 'ArrowRight', 'Shift+ArrowDown');
  await sentence_says(/Momentum creeps along the floor/);
  await until(() => expect(in_address('b.ravine_momentum')).not.toBeNull());
  await press('Move to the best point');
  await until(() =>
    expect(table_row('Momentum, measured over 60 steps').slice(0, 2)).toEqual(['0.0614', '0.566']),
  );
  await sentence_says(/Momentum .* every 4\.?\d* steps/);
  // Plain descent has no γ: up and down does not move it.
  await keys_on(await point('Plain GD'), 'ArrowUp', 'Shift+ArrowRight');
  // Whose point has the focus is the one with the sliders.
  expect(one<HTMLInputElement>('.paces label input').checked).toBe(true);
  await sentence_says(/Plain GD diverges: its lr is above 0\.04/);
  expect(table_row('Plain GD, measured over 60 steps').slice(0, 2)).toEqual(['0.0405', '0']);
});

it('plays, pauses, steps and starts again by keys, and ends at the end', async () => {
  await open_ravine_room('&ravine_speed=20&ravine_steps=30');
  const plays = (verb: string) => until(() => expect(one('.play').getAttribute('aria-label')).toBe(verb));
  key('r');
  await at_ravine_step(0);
  key('s');
  await at_ravine_step(1);
  key(' ');
  await plays('Pause');
  await at_ravine_step(30);
  await plays('Play');
  await press('Reset');
  await at_ravine_step(0);
  (await choice('all')).click();
  await press('Play');
  await at_ravine_step(30);
});

it('another surface shows how it curves', async () => {
  await open_ravine_room();
  for (const [name, words] of [
    ['Rosenbrock', /A bent valley/],
    ['Saddle', /least curvature is negative/],
    ['Noisy ravine', /gradients are noisy/],
    ['Plateau, cliff', /then a cliff/],
    ['Beale', /Flat far away/],
    ['Himmelblau', /Four minima/],
  ] as const) {
    const label = all('.thumbnails label').find((element) => text('span:last-child', element) === name);
    const chosen = one<HTMLInputElement>('input', label);
    chosen.click();
    await until(() => expect(text('.ravine-beside')).toMatch(words));
    expect(text('#ravine-beside')).toMatch(/How it curves/);
    expect(all('.ravine-map')).toEqual([]);
    await until(() => expect(in_address('surface')).toBe(chosen.value));
    await until(() => expect(one('.ravine-figure').dataset.surface).toBe(chosen.value));
  }
});

it('the lr bound is 2(1+γ)/λ, for each by its own γ: at the floor of Rosenbrock’s valley λ is 1001.6', async () => {
  // Its second derivatives at the minimum, (1, 1), are 802, -400 and 200: λ = 501 ± √(501² − 400).
  await open_ravine_room('&surface=rosenbrock&x=1&y=1&b.ravine_momentum=0.9');
  expect(table_row('Plain GD').slice(1)).toEqual(['1,002', '0.002']);
  expect(table_row('Momentum').slice(1)).toEqual(['1,002', '0.00379']);
});

it('a run that diverges is said to, with its cause, and no number is NaN', async () => {
  // The steepest curvature is κ = 50: the most lr is 2/50 for plain descent, 2(1 + 0.85)/50 with momentum.
  await open_ravine_room('&a.ravine_lr=0.05&b.ravine_lr=0.08&ravine_steps=400');
  await sentence_says(/Momentum diverges: its lr is above 0\.074,/);
  await sentence_says(/its lr is above 0\.04.*At step \d+ its numbers were no longer finite/);
  expect(text('main')).not.toMatch(/NaN|undefined/);
});

it('what is wrong in the link is said, and nothing else is lost', async () => {
  await open_ravine_room('&kappa=0&angle=30');
  await until(() => expect(text('[aria-labelledby=link-note]')).toContain('kappa=0'));
  expect((await field('angle')).value).toBe('30');
  type(await field('start, x'), 'left');
  await until(() => one('#ravine-x-problem'));
  const length = await field('steps');
  type(length, '0');
  await says('#ravine-steps-problem', /Allowed: 1 .* 5,?000/);
  expect([length.value, length.getAttribute('aria-invalid')]).toEqual(['0', 'true']);
});

it.each([
  ['en', 'did not answer', 'Try again'],
  ['zh', '没有回应', '再试一次'],
])('a worker that does not come is said to be missing, and asked again: %s', async (lang, words, again) => {
  const crew = await open_page(`?lang=${lang}`, { still: true, crew: new Crew() });
  await until(() => expect(one('.transport .play')).toHaveProperty('disabled', false));
  const trained = crew.died.length;
  crew.lost = true;
  all('.tabs button')[2]?.click();
  await until(() => expect(text('[role=alert]')).toContain(words));
  // Whoever asked has been told.
  await until(() => expect(crew.ended).toBe(crew.died.length - trained));
  crew.lost = false;
  await press(again);
  await until(() => one('.ravine-figure .end'));
  expect(all('[role=alert]')).toEqual([]);
});
