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
  texts,
  type,
  until,
} from '../support/page';
import { at_ravine_step, open_ravine_room, sentence_says, table_row } from '../support/ravine';

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
  expect(table_row('Best with momentum')).toEqual(['0.0614', '0.566', '4.04', '–']);
  // 2/51 = 0.0392156…, cut off towards stability.
  expect(table_row('Best without')).toEqual(['0.03921', '0', '28.8', '–']);
  // One run has two rates: what the slowest part comes to, and what it was from the start.
  expect(texts('.ravine-table thead th').slice(2)).toEqual([
    '÷ 10 every, in the long run',
    'in these 60 steps',
  ]);
  expect(table_row('Plain GD')).toEqual(['0.036', '0', '31.4', '26.4']);
  expect(table_row('Momentum')).toEqual(['0.01', '0.85', '14.2', '14.3']);
  expect(one('.ravine-figure canvas').getAttribute('aria-label')).toMatch(/Momentum is at .* after 60 steps/);
  expect((await point('Momentum')).getAttribute('aria-label')).toMatch(
    /: lr 0\.01, γ 0\.85, a tenth every 14 steps/,
  );
  // What is measured is of the whole way, whichever step of it is looked at.
  await press('Reset');
  await at_ravine_step(0);
  expect(table_row('Momentum')).toEqual(['0.01', '0.85', '14.2', '14.3']);
});

it('arrows of the gradient are drawn, dashed, as soon as they are ticked, and none before', async () => {
  const idle = HTMLCanvasElement.prototype.getContext;
  const dashes: number[][] = [];
  const getContext = vi.spyOn(HTMLCanvasElement.prototype, 'getContext');
  getContext.mockImplementation(function (this: HTMLCanvasElement) {
    const ctx = idle.call(this, '2d') as CanvasRenderingContext2D;
    const note = (dash: number[]) => void (dash.length > 0 && dashes.push(dash));
    if (this.closest('.ravine-figure')) ctx.setLineDash = note;
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
  let sentence = shown();
  // What is on its way to the worker still may change it.
  await until(() => {
    const now = shown();
    const settled = now.join() === sentence.join() && text('h2#ravine-title').includes('1 : 60');
    sentence = now;
    expect(settled).toBe(true);
  });
  await open_ravine_room(location.search);
  await until(() => expect(shown()).toEqual(sentence));
  expect(sentence[2]).toBe('21');
});

it('points of the map follow keys, and go to the best by a button', async () => {
  await open_ravine_room();
  await keys_on(await point('Momentum'), 'ArrowRight', 'Shift+ArrowDown');
  await sentence_says(/Momentum creeps along the floor/);
  await until(() => expect(in_address('b.ravine_momentum')).not.toBeNull());
  await press('Move to the best point');
  await until(() => expect(table_row('Momentum').slice(0, 2)).toEqual(['0.0614', '0.566']));
  await sentence_says(/Momentum .* every 4\.?\d* steps/);
  // Plain descent has no γ: up and down does not move it.
  await keys_on(await point('Plain GD'), 'ArrowUp', 'Shift+ArrowRight');
  // Whose point has the focus is the one with the sliders.
  expect(one<HTMLInputElement>('.paces label input').checked).toBe(true);
  await sentence_says(/Plain GD diverges: its lr is above 0\.04/);
  expect(table_row('Plain GD').slice(0, 2)).toEqual(['0.0405', '0']);
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
  expect(table_row('Plain GD').slice(1)).toEqual(['1,002', '0.00199']);
  expect(table_row('Momentum').slice(1)).toEqual(['1,002', '0.00379']);
});

it('the bound is Nesterov’s, or that of steps (1−γ) or (1−τ) as long; a rule without theory has none', async () => {
  const at = '&surface=rosenbrock&x=1&y=1';
  await open_ravine_room(`${at}&runs=bcd&b.ravine_momentum=0.9&b.convention=average&c.ravine_momentum=0.9`);
  // 2·1.9/1001.6 = 0.0037939…: ÷ 0.1, and ÷ 2.8.
  expect(table_row('Momentum').slice(2)).toEqual(['0.0379']);
  expect(table_row('Nesterov').slice(2)).toEqual(['0.00135']);
  expect(table_row('Adam').slice(2)).toEqual(['–']);
  await open_ravine_room(`${at}&runs=b&b.ravine_momentum=0.9&b.dampening=0.5`);
  expect(table_row('Momentum').slice(2)).toEqual(['0.00758']);
});

it('case 32: that Nesterov alone bears no lr 0.03 is said before a step is made, with every limit', async () => {
  const paces = ['b', 'c'].map((id) => `&${id}.ravine_lr=0.03&${id}.ravine_momentum=0.9`).join('');
  await open_ravine_room(`&runs=bc&ravine_step=0&inside=c${paces}`);
  await sentence_says(/Nesterov diverges: its lr is above 0\.0271,/);
  await sentence_says(/Momentum swings along the valley/);
  expect(text('.ravine-sentence')).toMatch(/it bears an lr below 0\.0271, plain momentum one below 0\.076/);
  expect((await point('Nesterov')).getAttribute('aria-label')).toMatch(/γ 0\.9, does not converge/);
  // 4/(3·50 + 1) and (√151 − 2)/(√151 + 2), as the button sets them.
  expect(table_row('Best with Nesterov')).toEqual(['0.02649', '0.721', '6.48', '–']);
  await press('Move to the best point');
  await until(() => expect(table_row('Nesterov').slice(0, 2)).toEqual(['0.02649', '0.721']));
  await open_ravine_room('&runs=b&b.ravine_lr=0.7&b.ravine_momentum=0.9&b.convention=average');
  await sentence_says(/Averaging takes steps \(1−γ\) as long: at γ 0\.9 it bears an lr below 0\.76,/);
});

it('at the very limit a run is said to be at it; a round bowl’s bottom is reached, not divided by ten', async () => {
  await open_ravine_room(
    '&runs=ab&a.ravine_lr=0.04&b.ravine_lr=0.76&b.ravine_momentum=0.9&b.convention=average',
  );
  await sentence_says(/Plain GD is at its limit, lr 0\.04: its swings neither grow nor shrink/);
  await sentence_says(/Momentum is at its limit, lr 0\.76:/);
  expect(text('.ravine-sentence')).not.toMatch(/larger|above/);
  await open_ravine_room('&kappa=1&a.ravine_lr=1');
  await sentence_says(/Plain GD is at the bottom after one step/);
  expect(table_row('Plain GD').slice(2)).toEqual(['at once', 'loss 0']);
  expect(text('main')).not.toMatch(/every 0 |every 0\b(?!\.)/);
});

it('at κ 1000 the best point of plain descent, 2/1001, is cut off below the limit, and used as it is shown', async () => {
  await open_ravine_room('&kappa=1000&runs=a&ravine_step=60');
  await press('Move to the best point');
  await until(() => expect(table_row('Plain GD').slice(0, 2)).toEqual(['0.001998', '0']));
  expect(table_row('Best without').slice(0, 2)).toEqual(['0.001998', '0']);
  await sentence_says(/Plain GD .* loss ÷ 10 every \d+ steps/);
});

it('case 30: where float32 ends a curve is said', async () => {
  await open_ravine_room(
    '&surface=rosenbrock&x=-1.5&y=1.5&ravine_steps=5000&runs=b&b.ravine_lr=0.001&b.ravine_momentum=0.9',
  );
  await sentence_says(/steps are shorter than float32 numbers lie apart: its loss stays near 5\.8e−13/);
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
